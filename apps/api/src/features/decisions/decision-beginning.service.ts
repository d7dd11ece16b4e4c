import type { Db } from '../../platform/db.ts';
import { ADD_JOB } from '../../platform/jobs.ts';
import type { Writing } from '../signatures/signature-decision.service.ts';
import type { DecisionRow } from './decision.entity.ts';
import { carryOutChunk, PACE } from './decision.jobs.ts';
import { requireDecision } from './decision-reading.service.ts';

export const CARRY_OUT_DECISIONS = 'carry-out-decisions';

type Beginning = { db: Db; writing: Writing };

/**
 * What takes one chunk is done when it is answered; the worker does the rest. What was decided has been
 * committed by now, and is the answer whatever happens to its first chunk: the worker goes on with it within a
 * minute, and logs what stands in its way.
 */
export async function begin(beginning: Beginning, decision: DecisionRow): Promise<DecisionRow> {
  try {
    return await carryOutWhatIsSmall(beginning, decision);
  } catch {
    return decision;
  }
}

async function carryOutWhatIsSmall(
  { db, writing }: Beginning,
  decision: DecisionRow,
): Promise<DecisionRow> {
  const { state, expected, affected } = decision;
  if (state !== 'RUNNING' && state !== 'REINSTATING') return decision;
  const size = state === 'RUNNING' ? expected : affected;
  if (size < PACE.chunk) await carryOutChunk(writing, decision.id);
  const now = await requireDecision(db, decision.id);
  if (now.state === state) {
    const job = [CARRY_OUT_DECISIONS, '{}', null, CARRY_OUT_DECISIONS];
    await writing.pool.query(ADD_JOB, job);
  }
  return now;
}
