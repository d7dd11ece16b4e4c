/** $1 key, $2 petition, $3 how many, $4 note, $5 when collected. Waits for who sends the same key; no row for a known one. */
export const ENTER_BATCH = `
  insert into offline_batches (idempotency_key, petition_id, count, note, collected_on)
  values ($1, $2, $3, $4, $5) on conflict (idempotency_key) do nothing returning id`;

/** As above. Whether what came under this key before is the same. */
export const IS_SAME_BATCH = `
  select (petition_id, count, note, collected_on) = ($2::uuid, $3::int, $4::text, $5::date) as "isSame"
  from offline_batches where idempotency_key = $1`;

/**
 * How the entry is keyed that takes another one back: so it is taken back once, by whomever. With a gap,
 * which no key has that somebody sends: else an entry could be made to look undone, and never be.
 */
const UNDO = 'undo ';
export const undoKeyOf = (id: string): string => UNDO + id;

/** $1 id */
export const FIND_BATCH = `
  select b.id, b.count, b.note, to_char(b.collected_on, 'YYYY-MM-DD') as "collectedOn",
    b.petition_id as "petitionId", p.slug
  from offline_batches b join petitions p on p.id = b.petition_id where b.id = $1`;

/**
 * SQL: of each of these entries, how many took it back, then that one, and so on. By an odd number it is
 * undone; by an even one it counts (again).
 */
const undoings = (entries: string) => `chain as (
    select id as of, id as last, 0 as undoings from (${entries}) e
    union all
    select c.of, u.id, c.undoings + 1
    from chain c join offline_batches u on u.idempotency_key = '${UNDO}' || c.last
  ), undone as (
    select of as id, max(undoings) as undoings from chain group by of
  )`;

/** $1 id */
export const IS_UNDONE = `
  with recursive ${undoings('select $1::uuid as id')} select undoings % 2 = 1 as "isUndone" from undone`;

/** $1 petition, $2 how many, $3 and $4 after which time and id or null. Newest first. */
export const NEWEST_BATCHES = `
  with recursive page as (
    select * from offline_batches
    where petition_id = $1 and ($3::timestamptz is null or (entered_at, id) < ($3, $4::uuid))
    order by entered_at desc, id desc limit $2
  ), ${undoings('select id from page')}
  select id, count, note, to_char(collected_on, 'YYYY-MM-DD') as "collectedOn",
    entered_at as "enteredAt", idempotency_key as "idempotencyKey",
    undoings % 2 = 1 as "isUndone", undoings = 0 as "canBeUndone"
  from page join undone using (id) order by entered_at desc, id desc`;
