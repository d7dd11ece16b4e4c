import pg from 'pg';

/** An article whose text the API cannot read: whoever opens it sees what a bug looks like. */
export async function addBrokenArticle(ownerUrl: string, slug: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query(
      `insert into articles (slug, headline, body, reading_minutes, published_at)
       values ($1, 'Broken', '[{"kind": "NO_SUCH_BLOCK", "text": ""}]', 1, '2022-01-01')
       on conflict (slug) do nothing`,
      [slug],
    );
  } finally {
    await owner.end();
  }
}
