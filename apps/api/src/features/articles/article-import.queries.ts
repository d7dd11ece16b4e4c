/**
 * $1 slug, $2 language, $3 the text, $4 its standfirst (null: as it is). Returns no row for an unknown
 * slug. The article itself is as old as before.
 */
export const TRANSLATE_ARTICLE = `
  update articles set texts = texts || jsonb_build_object($2::text, $3::jsonb || jsonb_build_object(
    'standfirst', coalesce($4::text, texts -> $2::text ->> 'standfirst')))
  where slug = $1 returning published_at is not null as "isPublished"`;

/**
 * $1 slug, $2 campaign, $3 headline, $4 body, $5 reading minutes, $6 when it is published (null: not
 * now), $7 now, $8 authors, $9 standfirst (null: as they are). What is published stays so, since when it was; a campaign is never taken away.
 */
export const IMPORT_ARTICLE = `
  insert into articles as a
    (slug, campaign_id, headline, body, reading_minutes, published_at, updated_at, authors, standfirst)
  values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::text[], '{}'), $9)
  on conflict (slug) do update set
    campaign_id = coalesce(excluded.campaign_id, a.campaign_id), headline = excluded.headline,
    standfirst = coalesce(excluded.standfirst, a.standfirst),
    body = excluded.body, authors = coalesce($8, a.authors), reading_minutes = excluded.reading_minutes,
    published_at = coalesce(a.published_at, excluded.published_at), updated_at = excluded.updated_at
  returning xmax = 0 as "isNew", published_at is not null as "isPublished"`;
