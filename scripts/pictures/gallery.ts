type Picture = { name: string; title: string };

const COLUMNS = ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark'];

/** One page that shows them all, as Markdown. */
export function gallery(pictures: readonly Picture[]): string {
  const sections = pictures.map(({ name, title }) => {
    const shown = COLUMNS.map((kind) => {
      const width = kind.startsWith('phone') ? 140 : 380;
      return `<img src="${name}-${kind}.png" width="${width}" alt="${title}, ${kind.replace('-', ', ')}">`;
    });
    return `## ${title}\n${shown.join('\n')}\n`;
  });
  return `# Every page\nThe first screen of each, on a desktop and a phone, light and dark. Taken by \`./pnpm pictures\` from a site that has just started.\n\n${sections.join('\n')}`;
}
