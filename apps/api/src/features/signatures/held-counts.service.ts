import { SIGNATURES_LOOKED_THROUGH } from '@undersigned/shared/limits.ts';
import type { Db } from '../../platform/db.ts';

/** $1 petition, $2 of how many */
const COUNT_HELD = `
  select held_because as reason, count(*)::int as count from (
    select held_because, state from signatures
    where petition_id = $1 and held_because is not null
    order by signed_at desc, contact_id desc limit $2) s
  where state = 'HELD' group by held_because order by 2 desc, 1`;

/** Why signatures wait, of the newest so many: how many wait in all stands in the tally. */
export function countHeldByReason(
  db: Db,
  petitionId: string,
): Promise<{ reason: string; count: number }[]> {
  return db.query(COUNT_HELD, [petitionId, SIGNATURES_LOOKED_THROUGH]);
}
