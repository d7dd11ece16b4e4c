/** $1 petitions, $2 how many of each. Newest first. */
export const NEWEST_UPDATES = `
  select u.id, u.petition_id as "petitionId", u.title, u.body, u.locale, u.texts,
    u.posted_at as "postedAt"
  from unnest($1::uuid[]) as p (id) cross join lateral (
    select * from petition_updates where petition_id = p.id
    order by posted_at desc, id desc limit $2
  ) u`;

/** $1 a slug, $2 title, $3 body, $4 language, $5 texts in others. No row for an unknown slug. */
export const POST_UPDATE = `
  insert into petition_updates (petition_id, title, body, locale, texts)
  select id, $2, $3, $4, $5 from petitions where slug = $1 returning id`;
