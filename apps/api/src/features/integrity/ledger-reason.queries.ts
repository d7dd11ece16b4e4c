/** $1 petition, $2 kind, $3 how many more, $4 reason, $5 role, $6 batch or null, $7 role of who approved it or null */
export const ENTER_WITH_REASON = 'select enter_with_reason($1, $2, $3, $4, $5, $6, $7)';

/** $1 petitions, $2 batches. How many entries of each kind stand under a batch. */
export const ENTRIES_OF_BATCHES = `
  select k.petition || ' ' || k.batch as key, jsonb_object_agg(k.kind, k.entries) as entries
  from (
    select a.petition, a.batch, r.kind, sum(r.entries)::int as entries
    from unnest($1::uuid[], $2::uuid[]) as a (petition, batch)
    join ledger_reasons r on r.petition_id = a.petition and r.batch_id = a.batch
    group by a.petition, a.batch, r.kind) k
  group by k.petition, k.batch`;
