import type { Locale } from '@undersigned/shared/locales.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { readingMinutes } from './article-headline.rules.ts';
import { IMPORT_ARTICLE, TRANSLATE_ARTICLE } from './article-import.queries.ts';
import { ArticleEntity, type ArticleText, type Block } from './article.entity.ts';

export { isNewSlug, slugFrom } from './article-headline.rules.ts';
export { readArticleText, withoutVideo } from './article-import.rules.ts';

export type ArticleImport = {
  slug: string;
  headline: string;
  /** Null keeps that of an article that is there already. */
  standfirst: string | null;
  /** Null keeps the campaign of an article that is there already. */
  campaignId: string | null;
  blocks: Block[];
  /** Null keeps those of an article that is there already. */
  authors: string[] | null;
  publish: boolean;
};

/** Adds the article, or puts a new text in the place of the one with this slug. */
export async function importArticle(
  db: Db,
  { slug, headline, standfirst, campaignId, blocks, authors, publish }: ArticleImport,
): Promise<{ isNew: boolean; isPublished: boolean }> {
  // Whole milliseconds, as cursors have them: the database's own clock is finer.
  const now = clock.now();
  const body = JSON.stringify(blocks);
  const publishedAt = publish ? now : null;
  const minutes = readingMinutes(blocks);
  const values = [slug, campaignId, headline, body, minutes, publishedAt, now, authors, standfirst];
  const [row] = await db.query(IMPORT_ARTICLE, values);
  return row;
}

export type ArticleTranslation = Pick<
  ArticleImport,
  'slug' | 'headline' | 'standfirst' | 'blocks'
> & { locale: Locale };

/** Adds the article's text in another language, or replaces it. */
export async function translateArticle(
  db: Db,
  { slug, locale, headline, standfirst, blocks }: ArticleTranslation,
): Promise<{ isPublished: boolean }> {
  const text: ArticleText = { headline, standfirst: null, section: null, body: blocks };
  const values = [slug, locale, JSON.stringify(text), standfirst];
  const [[row]] = await db.query(TRANSLATE_ARTICLE, values);
  return row;
}

/** Also one that is a draft. */
export function findArticleToUpdate(db: Db, slug: string): Promise<ArticleEntity | null> {
  return db.findOneBy(ArticleEntity, { slug });
}
