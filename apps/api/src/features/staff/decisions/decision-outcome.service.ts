import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import type { Locale } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { wakeSending } from '../../contacts/delivery.service.ts';
import type { DecisionOutcome, DecisionRow } from '../../decisions/decision.entity.ts';
import { oweToReaders, type Reader, roleByMail } from '../alerts/reader-mail.service.ts';
import type { StaffRole } from '../staff-role.ts';
import { ENSURE_READERS, TAKE_TURN_TO_TELL } from './decision-notice.queries.ts';
import {
  ADD_OUTCOME,
  FORGET_OUTCOMES,
  READERS_OF_OUTCOMES,
  TAKE_OUTCOMES,
} from './decision-outcome.queries.ts';

const KEPT_DAYS = 1;
/** Whoever has their second factor back by then is told still. */
const KEPT_UNTOLD_DAYS = 7;

/** Owes whoever proposed it a mail about what somebody else made of it. In the caller's transaction. */
export async function oweOutcome(
  tx: Db,
  {
    keyring,
    locale,
    decision: { id, proposedBy },
    outcome,
  }: { keyring: Keyring; locale: Locale; decision: DecisionRow; outcome: DecisionOutcome },
): Promise<void> {
  await tx.query(TAKE_TURN_TO_TELL);
  await tx.query(ENSURE_READERS, [[proposedBy], locale]);
  await tx.query(ADD_OUTCOME, [id, outcome, proposedBy]);
  await oweMails(tx, keyring, proposedBy);
}

/** Every minute: of what came while another mail was on its way, or could not be told until now. */
export async function mailOutcomes({ db, keyring }: { db: Db; keyring: Keyring }): Promise<void> {
  await db.query(FORGET_OUTCOMES, [KEPT_DAYS, KEPT_UNTOLD_DAYS]);
  const waiting: unknown[] = await db.query(READERS_OF_OUTCOMES, [null]);
  if (waiting.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.query(TAKE_TURN_TO_TELL);
    await oweMails(tx, keyring, null);
  });
  await wakeSending(db);
}

/** Nothing is owed to whoever may not read of signatures: it would be dropped, and owed anew each minute. */
async function oweMails(tx: Db, keyring: Keyring, account: string | null): Promise<void> {
  const readers: (Reader & { role: StaffRole })[] = await tx.query(READERS_OF_OUTCOMES, [account]);
  const accounts = await findAccounts(
    tx,
    readers.map(({ accountId }) => accountId),
  );
  const told = readers.filter(({ accountId, role }) =>
    worksOnSignatures(roleByMail(role, accounts.get(accountId)?.hasSecondFactor ?? false)),
  );
  for (const { accountId, deliveryId } of await oweToReaders(tx, keyring, told, 'decision-outcome'))
    await tx.query(TAKE_OUTCOMES, [deliveryId, accountId]);
}
