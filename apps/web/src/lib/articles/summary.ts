const LONGEST = 200;

type Article = { standfirst: string | null; body: { kind: string; text: string }[] };

/** What to say beside a link to an article: what stands under its headline, else how it begins. */
export function summaryOf({ standfirst, body }: Article): string | null {
  return standfirst ?? shortened(body.find(({ kind }) => kind === 'PARAGRAPH')?.text ?? null);
}

function shortened(text: string | null): string | null {
  if (text === null || text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/\P{L}*(?:\s\S*)?$/u, '')}…`;
}
