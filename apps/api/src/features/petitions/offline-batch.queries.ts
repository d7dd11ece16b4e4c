/** $1 key, $2 petition, $3 how many, $4 note, $5 when collected. Waits for who sends the same key; no row for a known one. */
export const ENTER_BATCH = `
  insert into offline_batches (idempotency_key, petition_id, count, note, collected_on)
  values ($1, $2, $3, $4, $5) on conflict (idempotency_key) do nothing returning id`;

/** As above. Whether what came under this key before is the same. */
export const IS_SAME_BATCH = `
  select (petition_id, count, note, collected_on) = ($2::uuid, $3::int, $4::text, $5::date) as "isSame"
  from offline_batches where idempotency_key = $1`;

/** $1 petition, $2 how many, $3 and $4 after which time and id or null. Newest first. */
export const NEWEST_BATCHES = `
  select id, count, note, to_char(collected_on, 'YYYY-MM-DD') as "collectedOn",
    entered_at as "enteredAt"
  from offline_batches
  where petition_id = $1 and ($3::timestamptz is null or (entered_at, id) < ($3, $4::uuid))
  order by entered_at desc, id desc limit $2`;
