import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { findEntriesOfBatch } from '../integrity/ledger-reason.service.ts';
import { countFound, type SignatureCriteria } from '../signatures/signature-decision.service.ts';
import type { DecisionKind, DecisionRow } from './decision.entity.ts';
import {
  DECISIONS_AMONG,
  DECISIONS_OF_PETITION,
  FIND_DECISION,
  PETITIONS_OF_DECISIONS,
  PROPOSED_AMONG,
  PROPOSED_DECISIONS,
} from './decision.queries.ts';
import {
  approvableFrom,
  type Decider,
  KINDS,
  mayApprove,
  mayCancel,
  mayReinstate,
  undoableFrom,
} from './decision.rules.ts';

/** How many a decision would touch now, and how many of them their owners have confirmed. */
export async function previewDecision(
  db: Db,
  kind: DecisionKind,
  petitionId: string,
  criteria: SignatureCriteria,
): Promise<{ total: number; confirmed: number }> {
  const found = await countFound(db, petitionId, criteria);
  const touched = KINDS[kind].states.flatMap((state) => found.get(state) ?? []);
  const total = touched.reduce((sum, { count }) => sum + count, 0);
  return { total, confirmed: touched.reduce((sum, { confirmed }) => sum + confirmed, 0) };
}

export async function requireDecision(db: Db, id: string): Promise<DecisionRow> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const [decision]: DecisionRow[] = isId ? await db.query(FIND_DECISION, [id]) : [];
  if (!decision) throw new UserError('NOT_FOUND');
  return decision;
}

export function listDecisions(db: Db, petitionId: string, most: number): Promise<DecisionRow[]> {
  return db.query(DECISIONS_OF_PETITION, [petitionId, most]);
}

/** What waits for a second person, of every petition; the oldest first. */
export function listProposed(db: Db, most: number): Promise<DecisionRow[]> {
  return db.query(PROPOSED_DECISIONS, [most]);
}

/** Those of them that wait for a second person still; the oldest first. */
export function findProposed(db: Db, ids: readonly string[]): Promise<DecisionRow[]> {
  return db.query(PROPOSED_AMONG, [ids]);
}

/** As they stand now, by their ids. */
export async function findDecisions(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, DecisionRow>> {
  const rows: DecisionRow[] = await db.query(DECISIONS_AMONG, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The slugs of the petitions that they are about, by the ids of decisions. */
export async function findPetitionsOfDecisions(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows: { id: string; slug: string }[] = await db.query(PETITIONS_OF_DECISIONS, [ids]);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/**
 * How many of those that it touched were in the count until then, or came into it at once: each of its
 * chunks has said so in the ledger. Of a refusal none were.
 */
export async function countCounted(
  context: { db: Db },
  { id: batchId, petitionId, kind }: DecisionRow,
): Promise<number> {
  if (kind === 'REFUSAL') return 0;
  const entries = await findEntriesOfBatch(context, { petitionId, batchId });
  return entries[kind === 'RELEASE' ? 'released' : 'invalidated'] ?? 0;
}

/** What whoever asks may do with it now. */
export function rightsOver(decision: DecisionRow, decider: Decider) {
  return {
    mayApprove: mayApprove(decision, decider),
    approvableFrom: approvableFrom(decision, decider),
    mayCancel: mayCancel(decision),
    mayReinstate: mayReinstate(decision, decider),
    undoableFrom: undoableFrom(decision, decider),
  };
}
