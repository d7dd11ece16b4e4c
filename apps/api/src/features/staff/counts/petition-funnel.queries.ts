/**
 * $1 a petition, $2 from, $3 to (no longer in it); null: without a bound. Reads a row for each minute in
 * which anything happened, however many signed in it.
 */
export const READ_SIGNED = `
  select clock_timestamp() as "asOf",
    coalesce(sum(signed), 0) as signed, coalesce(sum(confirmed), 0) as confirmed
  from petition_minutes where petition_id = $1
    and minute >= coalesce($2::timestamptz, '-infinity')
    and minute < coalesce($3::timestamptz, 'infinity')`;
