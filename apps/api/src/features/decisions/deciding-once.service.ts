import { PROPOSALS_WAITING_MAX } from '@undersigned/shared/limits.ts';
import type { Db, Queryable } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import type { DecisionKind } from './decision.entity.ts';
import { COUNT_WAITING, FIND_SAME, TAKE_TURN } from './decision.queries.ts';
import type { SignatureCriteria } from '../signatures/signature-decision.service.ts';

/** To the end of the caller's transaction nobody else decides about signatures of this petition. */
export async function takeTurn(client: Queryable, petitionId: string): Promise<void> {
  await client.query(TAKE_TURN, [`decide ${petitionId}`]);
}

export type Same = {
  petitionId: string;
  kind: DecisionKind;
  criteria: SignatureCriteria;
  /** Whose proposals it must not repeat; null for whoever approves one. */
  accountId: string | null;
  /** By the database's clock, before its signatures were counted. */
  countedAt: Date;
  /** The decision itself, once there is one, or the one that it replaces: neither is in its way. */
  id?: string;
};

/**
 * A form that is pressed twice, or by two people at once, decides once. Two decisions about the same
 * signatures would share them, and undoing one would lead a part of them back. Looked at again under
 * `takeTurn`: both may have counted before either was there.
 */
export async function requireUndecided(db: Db, same: Same): Promise<void> {
  const { petitionId, kind, criteria, accountId, countedAt, id = null } = same;
  const values = [petitionId, kind, criteria, accountId, countedAt, id];
  const found = (await db.query(FIND_SAME, values)) as unknown[];
  if (found.length > 0) throw new UserError('CONFLICT', { reason: 'ALREADY_DECIDED' });
}

/** Looked at under `takeTurn`, as the number that was decided alone is. */
export async function requireFewWaiting(
  db: Db,
  { petitionId, accountId }: { petitionId: string; accountId: string },
): Promise<void> {
  const [{ count }] = (await db.query(COUNT_WAITING, [petitionId, accountId])) as [
    { count: number },
  ];
  if (count >= PROPOSALS_WAITING_MAX)
    throw new UserError('CONFLICT', { reason: 'TOO_MANY_WAITING' });
}
