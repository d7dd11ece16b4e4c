import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { isDatabaseAway } from '../../platform/db-faults.ts';
import type { Logger } from '../../platform/log.ts';
import {
  carryOut,
  nextSignatures,
  type Changed,
  type Place,
  type StaffAct,
  type Writing,
} from '../signatures/signature-decision.service.ts';
import type { DecisionRow } from './decision.entity.ts';
import { explainInLedger } from './decision-ledger.ts';
import {
  ADD_MEMBERS,
  ADVANCE,
  FIND_DECISION,
  MEMBERS_AFTER,
  UNFINISHED_DECISIONS,
} from './decision.queries.ts';
import { KINDS, type Member } from './decision.rules.ts';

/** So many signatures to a transaction, and so long a pause after it, so that signing goes on beside it. */
export const PACE = { chunk: 250, pauseMs: 100, most: 20_000 };
type Pace = typeof PACE;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Somebody cancelled it, or carries it out, too. */
class NoLongerThere extends Error {}

/**
 * Carries out whatever was decided and is not done, a chunk of each in turn. One that fails keeps nobody
 * waiting: it is left for the next run, which comes within a minute.
 */
export async function carryOutDecisions(
  writing: Writing,
  logger: Logger,
  isStopping: () => boolean,
  pace = PACE,
): Promise<void> {
  const failed: string[] = [];
  for (;;) {
    const { rows } = await writing.pool.query<{ id: string }>(UNFINISHED_DECISIONS, [failed]);
    if (rows.length === 0) return;
    for (const { id } of rows) {
      if (isStopping()) return;
      try {
        await carryOutChunk(writing, id, pace);
      } catch (error) {
        // All of them wait for a database that is away: whoever runs this tries again.
        if (isDatabaseAway(error)) throw error;
        logger.error({ err: error, decision: id }, 'a decision cannot be carried out');
        failed.push(id);
      }
      await sleep(pace.pauseMs);
    }
  }
}

/** Nothing where nothing is left to do. */
export async function carryOutChunk(
  writing: Writing,
  id: string,
  pace: Pace = PACE,
): Promise<void> {
  const { rows } = await writing.pool.query<DecisionRow>(FIND_DECISION, [id]);
  const [decision] = rows;
  if (decision?.state !== 'RUNNING' && decision?.state !== 'REINSTATING') return;
  const { acts, end } = await nextActs(writing, decision, pace);
  try {
    await write(writing, decision, acts, end);
  } catch (error) {
    if (!(error instanceof NoLongerThere)) throw error;
  }
}

type Chunk = { acts: StaffAct[]; end: Place | null };

async function nextActs({ pool }: Writing, decision: DecisionRow, pace: Pace): Promise<Chunk> {
  const { id, petitionId, kind, criteria, place, expected, affected } = decision;
  const { states, act, undo } = KINDS[kind];
  if (decision.state === 'RUNNING') {
    // Never more than was said, whatever comes to fit the criteria while it goes on.
    const left = expected - affected;
    if (left <= 0) return { acts: [], end: null };
    const size = { limit: Math.min(pace.chunk, left), most: pace.most };
    const next = await nextSignatures(pool, petitionId, criteria ?? {}, states, place, size);
    return {
      acts: next.contactIds.map((contactId) => act({ petitionId, contactId })),
      end: next.end,
    };
  }
  const after = place?.contactId ?? FIRST;
  const { rows } = await pool.query<Member>(MEMBERS_AFTER, [id, after, pace.chunk]);
  const acts = rows.map((member) => undo(member, decision));
  const last = rows.length === pace.chunk ? rows.at(-1)!.contactId : null;
  return { acts, end: last === null ? null : { micros: '0', contactId: last } };
}

/** The acts, who they concerned, what the ledger says of them and how far that was: all of it or nothing. */
async function write(
  writing: Writing,
  decision: DecisionRow,
  acts: StaffAct[],
  end: Place | null,
): Promise<void> {
  if (acts.length === 0) return advance(writing.pool, decision, end, 0);
  await carryOut(writing, acts, async (client, changed) => {
    const isRunning = decision.state === 'RUNNING';
    const isAll = isRunning && decision.affected + changed.length >= decision.expected;
    await advance(client, decision, isAll ? null : end, changed.length);
    if (isRunning) await addMembers(client, decision, changed);
    await explainInLedger(client, decision, changed);
  });
}

type Queryable = Pick<PoolClient, 'query'> | Writing['pool'];

async function advance(
  client: Queryable,
  { id, state, place }: DecisionRow,
  end: Place | null,
  count: number,
): Promise<void> {
  const { rowCount } = await (client as PoolClient).query(ADVANCE, [
    ...[id, state, place?.contactId ?? null, place?.micros ?? null],
    ...[end?.contactId ?? null, end?.micros ?? null, count],
  ]);
  if (rowCount !== 1) throw new NoLongerThere();
}

/** What each was before, so that it can be led back there. */
export async function addMembers(
  client: PoolClient,
  { id, petitionId }: Pick<DecisionRow, 'id' | 'petitionId'>,
  changed: Changed[],
): Promise<void> {
  if (changed.length === 0) return;
  await client.query(ADD_MEMBERS, [
    ...[id, petitionId],
    arrayLiteral(changed.map(({ contactId }) => contactId)),
    arrayLiteral(changed.map(({ before }) => before)),
    arrayLiteral(changed.map(({ heldBecause }) => heldBecause)),
  ]);
}
