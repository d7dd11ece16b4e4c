import { accountInAudit, noteInAudit } from '../../../platform/audit.ts';
import { UserError } from '../../../platform/errors.ts';
import { numberCursor, requireNumberCursor } from '../../../platform/number-cursor.ts';
import { requireFirst, toConnection } from '../../../platform/page.ts';
import type { AlertKind } from '../../alerts/alert.entity.ts';
import {
  countAlerts,
  findGravestAlert,
  listAlerts,
  listLastingAlerts,
} from '../../alerts/alert.service.ts';
import { isMailStopped } from '../../contacts/contact.service.ts';
import { alertKindsOf } from './alert-kinds.ts';
import { MARK_READ, READ_READER, SET_KINDS } from './alert-reader.queries.ts';
import type { StaffContext } from '../staff-access.ts';

type Reader = { kinds: AlertKind[]; readUpTo: number | null; grantedAt: Date };

const COUNTED = 100;
const EVER = new Date(0);

/** The last raised first, of the kinds that the viewer's role sees. */
export async function readAlerts(
  { db, viewer }: StaffContext,
  first: number,
  after: string | null,
) {
  const before = requireNumberCursor(after);
  const kinds = alertKindsOf(viewer.role);
  const rows = await listAlerts(db, { kinds, before, first: requireFirst(first) + 1 });
  return toConnection(rows, first, ({ id }) => numberCursor(id));
}

/** What lasts, and how much of all is new to the viewer. */
export async function readAlertsNow({ db, viewer }: StaffContext) {
  const kinds = alertKindsOf(viewer.role);
  const { readUpTo, grantedAt } = await requireReader({ db, viewer });
  const since = readUpTo === null ? grantedAt : EVER;
  const unread = { kinds, after: readUpTo ?? 0, since, atMost: COUNTED };
  const [newCount, gravestNew, [newest], lasting] = await Promise.all([
    countAlerts(db, unread),
    findGravestAlert(db, unread),
    listAlerts(db, { kinds, before: Number.MAX_SAFE_INTEGER, first: 1 }),
    listLastingAlerts(db, kinds),
  ]);
  return { newCount, gravestNew, newest: newest?.id ?? null, lasting };
}

export async function markAlertsRead(context: StaffContext, upTo: string) {
  const { db, viewer, locale } = context;
  const isId = /^\d{1,15}$/.test(upTo);
  const kinds = alertKindsOf(viewer.role);
  const values = [viewer.accountId, upTo, kinds, locale];
  const rows: unknown[] = isId ? await db.query(MARK_READ, values) : [];
  if (rows.length === 0) throw new UserError('NOT_FOUND');
  return readAlertsNow(context);
}

export async function readSubscriptions(context: StaffContext) {
  const { viewer } = context;
  const { kinds } = await requireReader(context);
  const seen = alertKindsOf(viewer.role);
  const isStopped = await isMailStopped(context, viewer.email);
  return { kinds: seen.filter((kind) => kinds.includes(kind)), isStopped };
}

/** What the viewer may not see stays as it was: a session without its second factor drops nothing. */
export async function setSubscriptions(context: StaffContext, wanted: readonly AlertKind[]) {
  const { db, viewer, locale } = context;
  const seen = alertKindsOf(viewer.role);
  if (wanted.some((kind) => !seen.includes(kind))) throw new UserError('FORBIDDEN');
  await db.transaction(async (tx) => {
    const { kinds: before } = await requireReader({ db: tx, viewer });
    const unseen = before.filter((kind) => !seen.includes(kind));
    const kinds = [...new Set([...wanted, ...unseen])].sort();
    await tx.query(SET_KINDS, [viewer.accountId, kinds, locale]);
    const actor = accountInAudit(viewer.accountId);
    const detail = kinds.join(', ') || 'none';
    await noteInAudit(tx, { actor, action: 'set-alert-mails', subject: actor, detail });
  });
  return readSubscriptions(context);
}

/** Throws FORBIDDEN for whoever has lost their role since the request came. */
async function requireReader({ db, viewer }: Pick<StaffContext, 'db' | 'viewer'>): Promise<Reader> {
  const [reader]: Reader[] = await db.query(READ_READER, [viewer.accountId]);
  if (!reader) throw new UserError('FORBIDDEN');
  return reader;
}
