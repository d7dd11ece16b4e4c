import {
  auditFilterSchema,
  type AuditFilter,
} from '@undersigned/shared/staff/audit-filter.schema.ts';
import { accountOfAudit } from '../../../platform/audit.ts';
import type { Db } from '../../../platform/db.ts';
import { InputError } from '../../../platform/errors.ts';
import { requireValid } from '../../../platform/input.ts';
import { numberCursor, requireNumberCursor } from '../../../platform/number-cursor.ts';
import { requireFirst, toConnection } from '../../../platform/page.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { findPetitionsOfDecisions } from '../../decisions/decision-reading.service.ts';
import { findInvitedAddresses } from '../people/invitation.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { isUuid } from '../staff-id.ts';
import { auditPage, PLACE_OF_ENTRY, type Place } from './audit-log.queries.ts';

type AuditRow = {
  id: number;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: string | null;
};

/**
 * The newest first. Accounts and invitations are told by their address as it is now, as long as there is
 * one; decisions by their petition.
 */
export async function listAuditEntries(
  context: Pick<StaffContext, 'db' | 'keyring'>,
  raw: unknown,
  { first, after }: { first: number; after: string | null },
) {
  const { db } = context;
  const filter = requireFilter(raw);
  const limit = requireFirst(first) + 1;
  const { text, values } = auditPage(filter, await requirePlace(db, after), limit);
  const rows: AuditRow[] = await db.query(text, values);
  const subjects = rows.map(({ subject }) => subject);
  const [accounts, invited, petitions] = await Promise.all([
    addressesOf(db, [...rows.map(({ actor }) => actor), ...subjects]),
    findInvitedAddresses(context, idsAfter('invitation', subjects)),
    findPetitionsOfDecisions(db, idsAfter('decision', subjects)),
  ]);
  const told = (who: string) =>
    accounts.get(accountOfAudit(who) ?? '') ?? invited.get(idAfter('invitation', who) ?? '') ?? who;
  const entries = rows.map((row) => ({
    ...row,
    actor: told(row.actor),
    subject: told(row.subject),
    petition:
      petitions.get(idAfter('decision', row.subject) ?? '') ?? idAfter('petition', row.subject),
  }));
  return toConnection(entries, first, ({ id }) => numberCursor(id));
}

function requireFilter(raw: unknown): AuditFilter {
  const filter = requireValid(auditFilterSchema, raw ?? {}, 'filter');
  const { from, to } = filter;
  if (!from || !to || from < to) return filter;
  throw new InputError([{ path: ['filter', 'to'], code: 'OUT_OF_RANGE' }]);
}

/** A cursor is an entry's number, and so a place in the log whatever is looked for. */
async function requirePlace(db: Db, after: string | null): Promise<Place | null> {
  if (after === null) return null;
  const [place]: Place[] = await db.query(PLACE_OF_ENTRY, [requireNumberCursor(after)]);
  if (!place) throw new InputError([{ path: ['after'], code: 'CURSOR_INVALID' }]);
  return place;
}

async function addressesOf(db: Db, named: string[]): Promise<Map<string, string>> {
  const ids = named.map(accountOfAudit).filter((id) => id !== null);
  const accounts = await findAccounts(db, [...new Set(ids)]);
  return new Map([...accounts].map(([id, { email }]) => [id, email]));
}

function idsAfter(kind: string, subjects: string[]): string[] {
  const ids = subjects.map((subject) => idAfter(kind, subject));
  return [...new Set(ids.filter((id) => id !== null && isUuid(id)))] as string[];
}

/** What stands behind the kind of a thing: `petition go-further` is that of a petition. */
function idAfter(kind: string, subject: string): string | null {
  const [its, id, ...more] = subject.split(' ');
  return its === kind && id !== undefined && more.length === 0 ? id : null;
}
