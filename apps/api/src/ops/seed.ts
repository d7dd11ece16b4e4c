import article from '../../content/intercepted-call.json' with { type: 'json' };
import content from '../../content/refugees-welcome.json' with { type: 'json' };
import { addArticle } from '../features/articles/article.service.ts';
import type { Block } from '../features/articles/article.entity.ts';
import { addCampaign } from '../features/campaigns/campaign.service.ts';
import { addDonationLink } from '../features/donations/donation-link.service.ts';
import { createPetition } from '../features/petitions/petition.service.ts';
import type { Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';

export async function seedCommand(): Promise<void> {
  await withDatabase((db) => seed(db.manager));
}

/** The first start's content, all of it or none: a site that has a campaign is left as it is. */
export function seed(db: Db): Promise<void> {
  return db.transaction(async (tx) => {
    // Two programs that start together: the second one waits here, and finds the first one's campaign.
    await tx.query('lock table campaigns in share row exclusive mode');
    const [{ seeded }] = await tx.query('select exists (select from campaigns) as seeded');
    if (!seeded) await addContent(tx);
  });
}

async function addContent(db: Db): Promise<void> {
  const campaignId = await addCampaign(db, { ...content.campaign, isDefault: true });
  await createPetition(db, { ...content.petition, locale: 'en', campaignId, closesAt: null });
  await addDonationLink(db, { ...content.donationLink, campaignId });
  await addArticle(db, {
    ...article,
    campaignId,
    body: article.body as Block[],
    publishedAt: new Date(article.publishedAt),
    updatedAt: new Date(article.updatedAt),
  });
}
