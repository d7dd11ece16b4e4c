import pg from 'pg';

/** A petition of the site that one file alone signs, so that the others can tell what they counted. */
export async function createOwnPetition(ownerUrl: string, slug: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query(
      `insert into petitions (campaign_id, slug, title, demand, addressed_to, locale, texts)
       select campaign_id, $1, title, demand, addressed_to, locale, texts
       from petitions where slug = 'go-further-and-faster' on conflict (slug) do nothing`,
      [slug],
    );
  } finally {
    await owner.end();
  }
}
