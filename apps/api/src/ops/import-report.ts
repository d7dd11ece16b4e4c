import type { Block } from '../features/articles/article.entity.ts';

type Imported = {
  slug: string;
  headline: string;
  blocks: Block[];
  calls: string[];
  isNew: boolean;
  isPublished: boolean;
};

/** Where the article is and what was found in the text, so that an editor can check it at a glance. */
export function describeImport({ slug, headline, blocks, calls, ...is }: Imported): string {
  const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length;
  const boxes = (['NEWSLETTER', 'UPVOTE', 'CAMPAIGN'] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} ${kind}`);
  return [
    `${is.isNew ? 'Imported' : 'Updated'}: /articles/${slug}${is.isPublished ? '' : ' (a draft; --publish shows it)'}`,
    `  headline: ${headline}`,
    `  ${count('PARAGRAPH')} paragraphs, ${count('VIDEO') ? 'a video caption' : 'no video caption'}`,
    `  boxes: ${boxes.join(', ') || 'none'}`,
    ...(calls.length > 0 ? ['  calls to action that are no longer text:'] : []),
    ...calls.map((call) => `    ${call}`),
    '',
  ].join('\n');
}
