import { parseSlug } from '@undersigned/shared/slug.ts';
import { In } from 'typeorm';
import type { Db } from '../../platform/db.ts';
import type { Cursor } from '../../platform/page.ts';
import { ArticleEntity } from './article.entity.ts';
import { readingMinutes } from './article-headline.rules.ts';
import { NEWEST_OF_CAMPAIGNS } from './article.queries.ts';

/** A published article. */
export async function findArticle(db: Db, slug: string): Promise<ArticleEntity | null> {
  if (!parseSlug(slug).ok) return null;
  const article = await db.findOneBy(ArticleEntity, { slug });
  return article?.publishedAt ? article : null;
}

/** Published articles, newest first, after the cursor; one more than `first` if there are more. */
export function findNewestArticles(
  db: Db,
  first: number,
  after: Cursor | null,
): Promise<ArticleEntity[]> {
  const query = db
    .createQueryBuilder(ArticleEntity, 'a')
    .where('a.publishedAt is not null')
    .orderBy('a.publishedAt', 'DESC')
    .addOrderBy('a.id', 'DESC')
    .limit(first + 1);
  if (after) query.andWhere('(a.publishedAt, a.id) < (:at, :id)', after);
  return query.getMany();
}

/** The newest 100 published articles of each campaign, newest first. */
export async function findArticlesOfCampaigns(
  db: Db,
  campaignIds: readonly string[],
): Promise<Map<string, ArticleEntity[]>> {
  const newest: { id: string }[] = await db.query(NEWEST_OF_CAMPAIGNS, [campaignIds]);
  const articles = await db.find(ArticleEntity, {
    where: { id: In(newest.map(({ id }) => id)) },
    order: { publishedAt: 'DESC', id: 'DESC' },
  });
  return Map.groupBy(articles, (article) => article.campaignId!);
}

export type NewArticle = Omit<
  ArticleEntity,
  'id' | 'readingMinutes' | 'locale' | 'texts' | 'authors'
>;

export async function addArticle(db: Db, article: NewArticle): Promise<void> {
  await db.insert(ArticleEntity, { ...article, readingMinutes: readingMinutes(article.body) });
}
