import { BASE_LOCALE, type Locale } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { wakeSending } from '../../contacts/delivery.service.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { listProposed, rightsOver } from '../../decisions/decision-reading.service.ts';
import { oweToReaders, type Reader } from '../alerts/reader-mail.service.ts';
import {
  ENSURE_READERS,
  FORGET_DECISION_NOTICES,
  NOTICE_DECISIONS,
  READERS_TO_TELL,
  TAKE_DECISION_NOTICES,
  TAKE_TURN_TO_TELL,
} from './decision-notice.queries.ts';
import { listColleagues } from './second-people.service.ts';

/** More than ever wait at once; those that were proposed first are told first. */
const WAITING_MAX = 1_000;

/**
 * Owes a mail to each colleague who may approve what waits and was not told of it, whatever they chose to be
 * mailed about: it is work for them. Whoever may only later is told then. In the caller's transaction.
 */
export async function oweWaiting(
  tx: Db,
  {
    keyring,
    locale,
    decisions,
  }: { keyring: Keyring; locale: Locale; decisions: readonly DecisionRow[] },
): Promise<void> {
  await tx.query(TAKE_TURN_TO_TELL);
  const told = await whoMayApprove(tx, decisions);
  const accounts = told.map(({ accountId }) => accountId);
  // Whoever proposes does so in their own language: they are told in it what became of it.
  const proposers = decisions.map(({ proposedBy }) => proposedBy);
  await tx.query(ENSURE_READERS, [[...new Set([...accounts, ...proposers])], locale]);
  await tx.query(NOTICE_DECISIONS, [accounts, told.map(({ decisionId }) => decisionId)]);
  const readers: Reader[] = await tx.query(READERS_TO_TELL, [accounts]);
  const owed = await oweToReaders(tx, keyring, readers, 'waiting-decision');
  for (const { accountId, deliveryId } of owed)
    await tx.query(TAKE_DECISION_NOTICES, [deliveryId, accountId]);
}

/** Every minute: of whoever may approve by now what they could not when it was proposed. */
export async function mailWaiting({ db, keyring }: { db: Db; keyring: Keyring }): Promise<void> {
  await db.query(FORGET_DECISION_NOTICES);
  const decisions = await listProposed(db, WAITING_MAX);
  if (decisions.length === 0) return;
  await db.transaction((tx) => oweWaiting(tx, { keyring, locale: BASE_LOCALE, decisions }));
  await wakeSending(db);
}

/** Without a second factor a role comes to nothing that could be told: they are told once they have one. */
async function whoMayApprove(tx: Db, decisions: readonly DecisionRow[]) {
  const colleagues = await listColleagues(tx, []);
  const accounts = await findAccounts(
    tx,
    colleagues.map(({ id }) => id),
  );
  const ready = colleagues.filter(({ id }) => accounts.get(id)?.hasSecondFactor);
  return decisions.flatMap((decision) =>
    ready
      .map(({ id: accountId, mayApproveFrom }) => ({ accountId, mayApproveFrom }))
      .filter((decider) => rightsOver(decision, decider).mayApprove)
      .map(({ accountId }) => ({ accountId, decisionId: decision.id })),
  );
}
