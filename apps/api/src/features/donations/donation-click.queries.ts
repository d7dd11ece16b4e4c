const CLICKS_OF_CAMPAIGN = `
  from donation_clicks c join donation_links l on l.id = c.link_id where l.campaign_id = $1`;

/** $1 a campaign */
export const COUNT_CLICKS = `select coalesce(sum(c.visitors), 0) as count ${CLICKS_OF_CAMPAIGN}`;

/** $1 a campaign */
export const CLICKS_BY_SOURCE = `
  select c.source, sum(c.visitors) as count ${CLICKS_OF_CAMPAIGN} group by c.source order by c.source`;

/** $1 a campaign, $2 from, $3 to (no longer in it), $4 the width of a bucket */
export const CLICKS_OVER_TIME = `
  select date_trunc($4, c.minute, 'UTC') as at, sum(c.visitors) as count ${CLICKS_OF_CAMPAIGN}
    and c.minute >= $2 and c.minute < $3 group by 1 order by 1`;
