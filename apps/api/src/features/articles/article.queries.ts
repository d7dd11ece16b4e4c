/** $1 campaigns. Drafts are nobody's. */
export const NEWEST_OF_CAMPAIGNS = `
  select a.id from unnest($1::uuid[]) as c (id) cross join lateral (
    select id from articles where campaign_id = c.id and published_at is not null
    order by published_at desc, id desc limit 100
  ) a`;
