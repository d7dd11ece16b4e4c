import { m } from '../generated/messages/messages.js';
import type { Locale } from '../locales.ts';

/** How staff changed a count. `change` says whether it grew; `decision` is null for what is on paper. */
export type AlertChange = {
  kind: 'OFFLINE' | 'RELEASED' | 'INVALIDATED' | 'REINSTATED' | 'HELD';
  change: number;
  reason: string;
  role: 'CAMPAIGNER' | 'ADMIN';
  /** Of the second person, where there was one. */
  approverRole?: 'CAMPAIGNER' | 'ADMIN' | null;
  others: number;
  decision: string | null;
};

const TITLES = {
  OFFLINE: m.alert_change_offline,
  RELEASED: m.alert_change_released,
  INVALIDATED: m.alert_change_invalidated,
  REINSTATED: m.alert_change_reinstated,
  HELD: m.alert_change_held,
};

/** What was done, and to how many. */
export function changeTitle({ kind, change }: AlertChange, n: string, locale: Locale): string {
  const isTakenOff = kind === 'OFFLINE' && change < 0;
  return (isTakenOff ? m.alert_change_taken_off : TITLES[kind])({ n }, { locale });
}

const ENTERED = { CAMPAIGNER: m.ledger_role_campaigner, ADMIN: m.ledger_role_admin };
const APPROVED = { CAMPAIGNER: m.ledger_approved_campaigner, ADMIN: m.ledger_approved_admin };
/** What is undone repeats the reason of what had been decided: that it is said as such. */
const UNDONE = { REINSTATED: m.alert_change_taken_out, HELD: m.alert_change_let_in };
const reasonOf = (kind: AlertChange['kind']) =>
  kind === 'REINSTATED' || kind === 'HELD' ? UNDONE[kind] : m.alert_change_reason;

/** In which roles and why, and what to do for whoever did not expect it: administrators can look themselves. */
export function changeText(
  change: AlertChange,
  isForAdministrator: boolean,
  locale: Locale,
): string {
  const { kind, role, approverRole, reason, others } = change;
  const says = { locale };
  const approved = approverRole ? `, ${APPROVED[approverRole]({}, says)}` : '';
  const by = `${ENTERED[role]({}, says)}${approved}`;
  const end = /[.!?…]$/.test(reason) ? '' : '.';
  return [
    `${by}. ${reasonOf(kind)({ reason }, says)}${end}`,
    ...(others > 0 ? [m.alert_change_others({ count: others, n: String(others) }, says)] : []),
    isForAdministrator ? m.alert_change_means_admin({}, says) : m.alert_change_means({}, says),
  ].join(' ');
}
