import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import type { Writing } from '../signatures/signature-decision.service.ts';
import { requireUndecided, takeTurn, type Same } from './deciding-once.service.ts';
import { begin } from './decision-beginning.service.ts';
import type { DecisionRow } from './decision.entity.ts';
import { noteStep } from './decision-noting.ts';
import { isOfAnother, OUTCOMES, tellOutcome, type Telling } from './decision-outcome.ts';

type Changing = Telling & { db: Db; writing: Writing };

/** What another was quicker to change is no longer what was decided about. `sizeOf` what was changed. */
export async function change(
  changing: Changing,
  step: keyof typeof OUTCOMES,
  query: string,
  values: unknown[],
  sizeOf: (changed: DecisionRow) => number,
  same?: Same,
): Promise<DecisionRow> {
  const changed = await changing.db.transaction(async (tx) => {
    if (same) {
      await takeTurn(tx, same.petitionId);
      await requireUndecided(tx, same);
    }
    const [[row]]: [DecisionRow[], number] = await tx.query(query, values);
    if (!row) throw new UserError('CONFLICT', { reason: 'TOO_LATE' });
    await noteStep(tx, changing.accountId, step, row, sizeOf(row));
    await tellOutcome(tx, changing, row, OUTCOMES[step]);
    return row;
  });
  if (isOfAnother(changed, changing)) changing.writing.wakeDeliveries();
  return begin(changing, changed);
}

/** By the clock that signatures are dated by. */
export async function readNow(db: Db): Promise<Date> {
  const [{ now }] = await db.query('select clock_timestamp() as now');
  return now;
}
