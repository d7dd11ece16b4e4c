import type { Db } from '../platform/db.ts';

/** The first start's content, once: a site that has a campaign is left as it is. */
export async function seed(db: Db): Promise<void> {
  const [{ seeded }] = await db.query('select exists (select from campaigns) as seeded');
  if (seeded) return;
  const [{ id: campaignId }] = await db.query(
    `insert into campaigns (slug, name, summary, is_default) values ('refugees-welcome', 'Refugees Welcome', $1, true) returning id`,
    [
      'The Refugees Welcome campaign was first launched in 2015, for people fleeing the war in Syria. It has been renewed for people fleeing the war in Ukraine.',
    ],
  );
  await db.query(
    `insert into petitions (campaign_id, slug, title, demand, addressed_to) values ($1, 'go-further-and-faster', $2, $3, $4)`,
    [
      campaignId,
      'Go further and faster to help the people fleeing Ukraine',
      'We, the undersigned, ask the UK government to go further and faster to ensure that help reaches the refugees.',
      'The UK government',
    ],
  );
}
