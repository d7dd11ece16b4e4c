import { LOCALES, type Locale } from '../../packages/shared/src/locales.ts';
import type { ShownPage } from './shown-page.ts';

const DEVICES = ['desktop', 'phone'] as const;
export const THEMES = ['light', 'dark'] as const;

type Look = { locale: Locale; device: string; theme: string };

export function fileOf({ name }: ShownPage, { locale, device, theme }: Look): string {
  return `${[name, ...(locale === 'en' ? [] : [locale]), device, theme].join('-')}.png`;
}

export function isPicturedIn({ picturedIn = ['en'] }: ShownPage, locale: Locale): boolean {
  return picturedIn.includes(locale);
}

/** The names of all the pictures that the repository keeps. */
export function filesOf(pages: readonly ShownPage[]): string[] {
  return pages
    .flatMap((page) => LOCALES.flatMap((locale) => looksOf(page, locale)))
    .map(([f]) => f);
}

/** One page that shows them all, as Markdown. */
export function gallery(pages: readonly ShownPage[]): string {
  const sections = pages.flatMap((page) =>
    LOCALES.filter((locale) => isPicturedIn(page, locale)).map((locale) => {
      const title = locale === 'en' ? page.title : `${page.title}, in Ukrainian`;
      const shown = looksOf(page, locale).map(
        ([file, { device, theme }]) =>
          `<img src="${file}" width="${device === 'phone' ? 140 : 380}" alt="${title}, ${device}, ${theme}">`,
      );
      return `## ${title}\n${shown.join('\n')}\n`;
    }),
  );
  return `# Every page\nThe first screen of each, on a desktop and a phone, light and dark. Taken by \`./pnpm pictures\` from a site that has just started.\n\n${sections.join('\n')}`;
}

function looksOf(page: ShownPage, locale: Locale): [file: string, look: Look][] {
  if (!isPicturedIn(page, locale)) return [];
  return DEVICES.flatMap((device) =>
    THEMES.map((theme) => {
      const look = { locale, device, theme };
      return [fileOf(page, look), look] as [string, Look];
    }),
  );
}
