import { ARTICLE_IMPORT_MAX_BYTES } from '@undersigned/shared/limits.ts';
import {
  findArticleToUpdate,
  importArticle,
  readArticleText,
  slugFrom,
  translateArticle,
  withoutVideo,
} from '../features/articles/article-import.service.ts';
import { findCampaign } from '../features/campaigns/campaign.service.ts';
import type { Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';
import { readOrder, type ImportOrder } from './import-order.ts';
import { describeImport } from './import-report.ts';
import { OpsError } from './ops-error.ts';
import { requireCampaign } from './petitions.ts';
import { isPlainLine } from './plain-line.ts';
import { readTextFile } from './text-file.ts';

const HEADLINE_MAX_CHARACTERS = 300;

/** import-article: adds an article from a newsroom's pasted text, or updates the one with its slug. */
export async function importArticleCommand(args: string[]): Promise<void> {
  const order = readOrder(args);
  const pasted = readArticleText(readTextFile(order.file, ARTICLE_IMPORT_MAX_BYTES));
  const text = order.noVideo ? withoutVideo(pasted) : pasted;
  if (pasted.blocks.length === 0) throw new OpsError(`${order.file} holds no text.`);
  if (order.noVideo && text.blocks.length === 0) {
    throw new OpsError(`${order.file} holds a headline only, and no article.`);
  }
  if (!text.blocks.some(({ kind }) => kind === 'VIDEO' || kind === 'PARAGRAPH')) {
    throw new OpsError(`${order.file} holds calls to action only, and no article.`);
  }
  const report = await withDatabase(({ manager }) =>
    manager.transaction(async (db) => {
      const slug = order.slug ?? slugOf(requireHeadline(order.headline ?? text.caption));
      const before = await findArticleToUpdate(db, slug);
      const { language } = order;
      if (language && !before) throw new OpsError(`There is no article ${slug} to translate.`);
      const isTranslation = language !== undefined && before?.locale !== language;
      if (isTranslation) requireTextOnly(order);
      const known = isTranslation ? before?.texts[language]?.headline : before?.headline;
      const headline = requireHeadline(order.headline ?? text.caption ?? known);
      const campaignId = await campaignFor(db, order.campaign, before !== null);
      const { publish } = order;
      const standfirst = order.standfirst ?? null;
      const { blocks, calls } = text;
      if (isTranslation) {
        const outcome = await translateArticle(db, {
          ...{ slug, locale: language, headline, standfirst, blocks },
        });
        return describeImport({ slug, headline, blocks, calls, isNew: !known, ...outcome });
      }
      const outcome = await importArticle(db, {
        ...{ slug, headline, standfirst, campaignId, blocks, publish },
        authors: order.authors ?? null,
      });
      return describeImport({ slug, headline, blocks, calls, ...outcome });
    }),
  );
  process.stdout.write(report);
}

function requireTextOnly({ publish, campaign, authors }: ImportOrder): void {
  if (!publish && campaign === undefined && authors === undefined) return;
  throw new OpsError(
    'A translation stands and falls with its article: leave out --publish, --campaign and --author.',
  );
}

function requireHeadline(headline: string | null | undefined): string {
  if (!headline) throw new OpsError('The text brings no headline; give one with --headline.');
  if (!isPlainLine(headline)) {
    throw new OpsError('The headline holds invisible marks; give it without with --headline.');
  }
  if (headline.length <= HEADLINE_MAX_CHARACTERS) return headline;
  throw new OpsError(
    `The headline has more than ${HEADLINE_MAX_CHARACTERS} characters; give a shorter one with --headline.`,
  );
}

function slugOf(headline: string): string {
  const slug = slugFrom(headline);
  if (slug === '') throw new OpsError('The headline makes no address; name one with --slug.');
  return slug;
}

/** An article that is there keeps its campaign unless another is named; a new one gets the site's. */
async function campaignFor(db: Db, named: string | undefined, isUpdate: boolean) {
  if (named !== undefined) return (await requireCampaign(db, named)).id;
  return isUpdate ? null : ((await findCampaign(db))?.id ?? null);
}
