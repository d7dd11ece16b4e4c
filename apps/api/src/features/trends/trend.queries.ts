import { SAMPLE } from './sample.queries.ts';

/** As of SAMPLE, and $6 how many of each kind, $7 how many it takes to be shown. */
export const TRENDS = `
  with ${SAMPLE},
  named as (
    select 'network' as kind, network as tag, * from sample where network is not null
    union all select 'domain', domain, * from sample where domain is not null),
  ranked as (
    select kind, encode(tag, 'hex') as name, round(sum(weight))::int as count,
      min(signed_at) as "firstAt", max(signed_at) as "lastAt",
      (array_agg(contact_id order by signed_at desc))[1] as "contactId",
      row_number() over (partition by kind order by sum(weight) desc, tag) as place
    from named group by kind, tag having sum(weight) >= $7)
  select kind, name, count, "firstAt", "lastAt", "contactId",
    (select round(sum(weight))::int from sample) as total,
    (select bool_or(weight > 1) from sample) as "isEstimate"
  from ranked where place <= $6 order by kind, place`;

/** $1 petition, $2 over how many seconds up to now. */
export const COUNT_SIGNED = `
  select coalesce(sum(signed), 0)::int as signed from petition_minutes
  where petition_id = $1 and minute > clock_timestamp() - make_interval(secs => $2 + 60)`;

/** As of SAMPLE. How many of each network, domain and country, and of all. */
export const COUNT_BY_NAME = `
  with ${SAMPLE}
  select 'ALL' as kind, '' as name, coalesce(sum(weight), 0)::float8 as count from sample
  union all select 'NETWORK', encode(network, 'hex'), sum(weight)::float8 from sample
    where network is not null group by 2
  union all select 'DOMAIN', encode(domain, 'hex'), sum(weight)::float8 from sample
    where domain is not null group by 2
  union all select 'COUNTRY', country, sum(weight)::float8 from sample group by 2`;
