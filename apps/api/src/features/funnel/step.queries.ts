/** $1 petitions, $2 minutes, $3.. how many more of each step. One row a petition and minute. */
export const ADD_STEPS = `
  insert into petition_steps as t (petition_id, minute, seen, begun, mailed, shared)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::int[], $5::int[], $6::int[])
  on conflict (petition_id, minute) do update set
    seen = t.seen + excluded.seen, begun = t.begun + excluded.begun,
    mailed = t.mailed + excluded.mailed, shared = t.shared + excluded.shared`;

/** $1 a petition, $2 from, $3 to (no longer in it); null: without a bound */
export const SUM_STEPS = `
  select coalesce(sum(seen), 0) as seen, coalesce(sum(begun), 0) as begun,
    coalesce(sum(mailed), 0) as mailed, coalesce(sum(shared), 0) as shared
  from petition_steps where petition_id = $1
    and minute >= coalesce($2::timestamptz, '-infinity')
    and minute < coalesce($3::timestamptz, 'infinity')`;
