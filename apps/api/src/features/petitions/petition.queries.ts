// Every signature asks for its petition, and the entity manager's way takes several times as long.
const PETITION = `
  select id, number, campaign_id as "campaignId", slug, title, demand,
    addressed_to as "addressedTo", text_version as "textVersion",
    text_changed_at as "textChangedAt", closes_at as "closesAt", closed_at as "closedAt",
    created_at as "createdAt"
  from petitions`;

/** $1 slugs */
export const PETITIONS_BY_SLUG = `${PETITION} where slug = any($1::text[])`;

/** $1 ids */
export const PETITIONS_BY_ID = `${PETITION} where id = any($1::uuid[])`;

/** $1 numbers */
export const PETITIONS_BY_NUMBER = `${PETITION} where number = any($1::int[])`;

/** Returns no row when there is a petition with this slug already. */
export const CREATE_PETITION = `
  insert into petitions (campaign_id, slug, title, demand, addressed_to, closes_at)
  values ($1, $2, $3, $4, $5, $6) on conflict (slug) do nothing returning id`;

/** $1 a slug. The first closing counts; closing again changes nothing. */
export const CLOSE_PETITION = `
  update petitions set closed_at = coalesce(closed_at, now()) where slug = $1 returning id`;

/** $1 a slug. A closing date that has passed is lifted, one to come stays. */
export const REOPEN_PETITION = `
  update petitions set closed_at = null, closes_at = case when closes_at > now() then closes_at end
  where slug = $1 returning id`;
