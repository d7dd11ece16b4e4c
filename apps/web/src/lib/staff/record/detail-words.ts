import { STAFF_ROLES } from '@undersigned/shared/accounts/staff-role.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';
import { formatChange, formatDate, formatNumber } from '#lib/format.ts';
import { deviceName } from '../account/device-name.ts';
import { roleName } from '../role-name.ts';
import { filterListWords } from './filter-list-words.ts';
import type { Recorded } from './recorded.ts';

type Words = (detail: string, recorded: Recorded) => string | null;

const role: Words = (detail) => {
  const known = STAFF_ROLES.find((one) => one === detail);
  return known ? roleName(known) : null;
};

/** "CAMPAIGNER to EDITOR", or one role alone where there was none before. */
const roles: Words = (detail, recorded) => {
  const [before, after, ...more] = detail.split(' to ').map((each) => role(each, recorded));
  if (!before || more.length > 0) return null;
  if (after === undefined) return before;
  return after && m.detail_role_changed({ before, after });
};

const paper: Words = (detail) => {
  const [, change = '', day = ''] = /^(-?\d+), collected on (\S+), batch \S+$/.exec(detail) ?? [];
  return day && m.detail_paper({ n: formatChange(Number(change)), day: formatDate(day) });
};

const read: Words = (detail, recorded) => {
  const [, number = '', filter = ''] = /^(\d+) signatures; (.+)$/.exec(detail) ?? [];
  return number && `${signatures(Number(number))}; ${filterListWords(filter, recorded)}`;
};

const ALERTS: Record<string, () => string> = {
  MILESTONE: m.alerts_mail_milestone,
  TRAFFIC: m.alerts_mail_traffic,
  CHANGE: m.alerts_mail_change,
  DRIFT: m.alerts_mail_drift,
  MAIL: m.alerts_mail_mail,
};

const alertMails: Words = (detail) => {
  if (detail === 'none') return m.detail_no_alerts();
  if (/^none, by/.test(detail)) return m.detail_no_alerts_by_link();
  const kinds = detail.split(', ').map((kind) => Object.hasOwn(ALERTS, kind) && ALERTS[kind]!());
  return kinds.every((kind) => kind !== false) ? kinds.join('; ') : null;
};

const numberAfter =
  (pattern: RegExp, words: (count: number) => string): Words =>
  (detail) => {
    const found = pattern.exec(detail)?.[1];
    return found === undefined ? null : words(Number(found));
  };

const signatures = (count: number) => m.detail_signatures({ count, n: formatNumber(count) });

/** Of the acts that have details; of decisions below. */
const WORDS: Partial<Record<AuditAction, Words>> = {
  'sign-in-by-password': deviceName,
  'sign-in-by-app': deviceName,
  'sign-in-by-recovery-code': deviceName,
  'sign-in-by-passkey': deviceName,
  'show-recovery-code': deviceName,
  'add-app': deviceName,
  'remove-app': deviceName,
  'add-passkey': deviceName,
  'remove-passkey': deviceName,
  'renew-recovery-codes': deviceName,
  'change-password': deviceName,
  'invite-staff': role,
  'accept-invitation': role,
  'change-role': roles,
  'grant-staff': roles,
  'remove-staff': role,
  'restore-staff': role,
  'erase-person': numberAfter(/^signatures: (\d+)$/, signatures),
  'export-signatures': numberAfter(/^rows: (\d+)$/, signatures),
  'add-offline-signatures': paper,
  'undo-offline-signatures': paper,
  'read-signatures': read,
  'set-alert-mails': alertMails,
};

const decision = numberAfter(/^(\d+) signatures$/, signatures);

/** What the log says of an act beside whom it concerned. What a later version has noted stands as it is. */
export function detailWords(action: string, detail: string | null, recorded: Recorded): string {
  if (!detail) return '';
  const own = Object.hasOwn(WORDS, action) ? WORDS[action as AuditAction] : decision;
  return own?.(detail, recorded) || detail;
}
