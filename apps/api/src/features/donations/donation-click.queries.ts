const CLICKS_OF_CAMPAIGN = `
  from donation_clicks c join donation_links l on l.id = c.link_id where l.campaign_id = $1`;

/** $1 a campaign, $2 from, $3 to (no longer in it); null: without a bound */
export const COUNT_CLICKS = `
  select coalesce(sum(c.visitors), 0) as count ${CLICKS_OF_CAMPAIGN}
    and c.minute >= coalesce($2::timestamptz, '-infinity')
    and c.minute < coalesce($3::timestamptz, 'infinity')`;

/** $1 a campaign */
export const CLICKS_BY_SOURCE = `
  select c.source, sum(c.visitors) as count ${CLICKS_OF_CAMPAIGN} group by c.source order by c.source`;

/** $1 a campaign, $2 the beginnings of all intervals and the end of the last; they are numbered from 1. */
export const CLICKS_OVER_TIME = `
  select width_bucket(c.minute, $2::timestamptz[]) as interval, sum(c.visitors) as count
  ${CLICKS_OF_CAMPAIGN}
    and c.minute >= ($2::timestamptz[])[1] and c.minute < ($2::timestamptz[])[cardinality($2::timestamptz[])]
  group by 1`;

/** $1 links, $2 days, $3 visitor tags, none twice. Returns who had not been there that day. */
export const ADD_VISITORS = `
  insert into donation_visitors (link_id, day, visitor_tag)
  select * from unnest($1::uuid[], $2::date[], $3::bytea[])
  on conflict do nothing
  returning link_id as "linkId", day::text, encode(visitor_tag, 'hex') as tag`;

/** $1 links, $2 minutes, $3 sources, $4 visitors, $5 clicks. One row a link, minute and source. */
export const ADD_CLICKS = `
  insert into donation_clicks as c (link_id, minute, source, visitors, clicks)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::int[], $5::int[])
  on conflict (link_id, minute, source) do update set
    visitors = c.visitors + excluded.visitors, clicks = c.clicks + excluded.clicks`;

/** $1 a link */
export const SOURCES_OF_LINK = `select distinct source from donation_clicks where link_id = $1`;

/** $1 a day, in UTC */
export const FORGET_VISITORS = `delete from donation_visitors where day < $1::date`;
