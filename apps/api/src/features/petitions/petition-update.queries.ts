/** $1 petitions, $2 how many of each. Newest first. */
export const NEWEST_UPDATES = `
  select u.id, u.petition_id as "petitionId", u.title, u.body, u.locale, u.texts,
    u.posted_at as "postedAt"
  from unnest($1::uuid[]) as p (id) cross join lateral (
    select * from petition_updates where petition_id = p.id
    order by posted_at desc, id desc limit $2
  ) u`;

/**
 * $1 a slug, $2 title, $3 body, $4 language, $5 texts in others. No row for an unknown slug; not new
 * when the petition has the same already.
 */
export const POST_UPDATE = `
  with petition as (select id from petitions where slug = $1),
  posted as (
    insert into petition_updates (petition_id, title, body, locale, texts)
    select id, $2, $3, $4, $5::jsonb from petition
    where not exists (
      select from petition_updates u where u.petition_id = petition.id
        and (u.title, u.body, u.locale, u.texts) = ($2, $3, $4, $5::jsonb))
    returning id)
  select exists (select from posted) as "isNew" from petition`;
