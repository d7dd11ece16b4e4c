/**
 * What the minutes of each petition add up to. A confirmation is entered in its minute and in the
 * ledger at once, and neither is ever taken back.
 */
export const MINUTE_SUMS = `
  select p.slug as petition, coalesce(m.signed, 0)::int as signed,
    coalesce(m.confirmed, 0)::int as confirmed, coalesce(l.confirmed, 0)::int as ledger
  from petitions p
  left join (
    select petition_id, sum(signed) as signed, sum(confirmed) as confirmed
    from petition_minutes group by petition_id
  ) m on m.petition_id = p.id
  left join (
    select petition_id, sum(entries) as confirmed
    from ledger where kind = 'confirmed' group by petition_id
  ) l on l.petition_id = p.id
  where m.petition_id is not null or l.petition_id is not null`;

/** Every count that is kept, under the names that a recount gives. */
export const KEPT_COUNTS = `
  with named as (
    select t.slug, c.name, c.count from (
      select p.slug, t.* from petition_tallies t join petitions p on p.id = t.petition_id
    ) t cross join lateral (values
      ('pending', t.pending), ('held', t.held), ('confirmed', t.confirmed),
      ('withdrawn', t.withdrawn), ('invalidated', t.invalidated)
    ) c (name, count)
    union all
    select p.slug, 'confirmed from ' || c.country, c.confirmed
    from petition_country_tallies c join petitions p on p.id = c.petition_id
    union all
    select p.slug, n.name || s.source, n.count
    from petition_source_tallies s join petitions p on p.id = s.petition_id
    cross join lateral (values ('signed by ', s.signatures), ('confirmed by ', s.confirmed)) n (name, count)
    union all
    select p.slug, 'confirmed in the ledger', sum(case
      when l.kind in ('confirmed', 'released', 'reinstated') then l.entries
      when l.kind = 'offline' then 0 else -l.entries end)
    from ledger l join petitions p on p.id = l.petition_id group by p.slug
  )
  select slug || ' ' || name as name, sum(count) as count from named
  group by 1 having sum(count) <> 0`;
