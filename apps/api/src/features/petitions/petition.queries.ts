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
