/** $1 petitions. What was taken back, held, set aside or erased leaves the total. */
export const DAILY_CHANGES = `
  select petition_id as "petitionId", to_char(day, 'YYYY-MM-DD') as day,
    sum(case
      when kind in ('confirmed', 'released', 'reinstated', 'offline') then entries
      else -entries
    end)::int as change
  from ledger where petition_id = any($1::uuid[])
  group by petition_id, day order by petition_id, day`;
