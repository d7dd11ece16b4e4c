// Each compares what is kept with what the signatures come to, and returns the differences only.
// $1 a petition, or null for all.
const isAsked = (column: string) => `($1::uuid is null or ${column} = $1)`;

const STATES = ['pending', 'held', 'confirmed', 'withdrawn', 'invalidated'];

/** The tallies and the sums over all minutes, each compared with the signatures; what is on paper has none. */
export const STATE_DRIFT = `
  select petition_id as "petitionId", d.what, d.kept, d.counted
  from petition_tallies t full join (
    select petition_id, ${[...STATES, 'offline'].map((state) => `sum(${state}_change) as ${state}`).join(', ')}
    from petition_minutes group by petition_id
  ) m using (petition_id) full join (
    select petition_id, ${STATES.map((state) => `count(*) filter (where state = '${state.toUpperCase()}') as ${state}`).join(', ')}
    from signatures group by petition_id
  ) c using (petition_id)
  cross join lateral (values
    ${STATES.map((state) => `('${state}', coalesce(t.${state}, 0), coalesce(c.${state}, 0))`).join(', ')},
    ${STATES.map((state) => `('${state} by the minutes', coalesce(m.${state}, 0), coalesce(c.${state}, 0))`).join(', ')},
    ('offline by the minutes', coalesce(m.offline, 0), coalesce(t.offline, 0))
  ) as d (what, kept, counted)
  where ${isAsked('petition_id')} and d.kept <> d.counted`;

export const COUNTRY_DRIFT = `
  select petition_id as "petitionId", 'confirmed from ' || country as what,
    coalesce(t.confirmed, 0) as kept, coalesce(c.confirmed, 0) as counted
  from petition_country_tallies t full join (
    select petition_id, country, count(*) as confirmed from signatures
    where state = 'CONFIRMED' group by petition_id, country
  ) c using (petition_id, country)
  where ${isAsked('petition_id')} and coalesce(t.confirmed, 0) <> coalesce(c.confirmed, 0)`;

/** $2 the name of no source */
export const SOURCE_DRIFT = `
  select petition_id as "petitionId", d.what || ' by ' || source as what, d.kept, d.counted
  from petition_source_tallies t full join (
    select petition_id, coalesce(source, $2) as source, count(*) as signatures,
      count(*) filter (where state = 'CONFIRMED') as confirmed
    from signatures where state <> 'DISOWNED' group by 1, 2
  ) c using (petition_id, source)
  cross join lateral (values
    ('signatures', coalesce(t.signatures, 0), coalesce(c.signatures, 0)),
    ('confirmed', coalesce(t.confirmed, 0), coalesce(c.confirmed, 0))
  ) as d (what, kept, counted)
  where ${isAsked('petition_id')} and d.kept <> d.counted`;

/** What the ledger adds up to is compared with the confirmed signatures, and those on paper with their tally. */
export const LEDGER_DRIFT = `
  select petition_id as "petitionId", d.what, d.kept, d.counted
  from (
    select petition_id,
      sum(case when kind in ('confirmed', 'released', 'reinstated') then entries
        when kind = 'offline' then 0 else -entries end) as confirmed,
      coalesce(sum(entries) filter (where kind = 'offline'), 0) as offline
    from ledger group by petition_id
  ) l full join (
    select petition_id, count(*) as confirmed from signatures
    where state = 'CONFIRMED' group by petition_id
  ) c using (petition_id) full join petition_tallies t using (petition_id)
  cross join lateral (values
    ('confirmed by the ledger', coalesce(l.confirmed, 0), coalesce(c.confirmed, 0)),
    ('offline by the ledger', coalesce(l.offline, 0), coalesce(t.offline, 0))
  ) as d (what, kept, counted)
  where ${isAsked('petition_id')} and d.kept <> d.counted`;

/** What was confirmed by the minute is what the ledger has by the day. */
export const CONFIRMATION_DRIFT = `
  select petition_id as "petitionId", 'confirmations by the minutes' as what,
    coalesce(m.confirmed, 0) as kept, coalesce(l.confirmed, 0) as counted
  from (
    select petition_id, sum(confirmed) as confirmed from petition_minutes group by petition_id
  ) m full join (
    select petition_id, sum(entries) as confirmed from ledger
    where kind = 'confirmed' group by petition_id
  ) l using (petition_id)
  where ${isAsked('petition_id')} and coalesce(m.confirmed, 0) <> coalesce(l.confirmed, 0)`;

/**
 * What needs a reason has one: the entries that say why come to the ledger's line of their day. What is
 * held may be without: a machine's press has none.
 */
export const REASON_DRIFT = `
  select petition_id as "petitionId", kind || ' of ' || day || ' by the ledger' as what,
    coalesce(l.entries, 0) as kept, coalesce(r.entries, 0) as counted
  from (
    select * from ledger where kind in ('invalidated', 'reinstated', 'released', 'offline', 'held')
  ) l full join (
    select petition_id, day, kind, sum(entries) as entries from ledger_reasons
    group by petition_id, day, kind
  ) r using (petition_id, day, kind)
  where ${isAsked('petition_id')} and coalesce(l.entries, 0) <> coalesce(r.entries, 0)
    and (kind <> 'held' or coalesce(l.entries, 0) < coalesce(r.entries, 0))`;
