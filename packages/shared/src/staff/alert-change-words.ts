import { m } from '../generated/messages/messages.js';
import type { Locale } from '../locales.ts';

/** How staff changed a count. `change` says whether it grew; `decision` is null for what is on paper. */
export type AlertChange = {
  kind: 'OFFLINE' | 'RELEASED' | 'INVALIDATED' | 'REINSTATED' | 'HELD';
  change: number;
  reason: string;
  role: 'CAMPAIGNER' | 'ADMIN';
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

/** In which role and why, and what to do for whoever did not expect it. */
export function changeText({ role, reason, others }: AlertChange, locale: Locale): string {
  const says = { locale };
  const by = role === 'ADMIN' ? m.ledger_role_admin({}, says) : m.ledger_role_campaigner({}, says);
  const end = /[.!?…]$/.test(reason) ? '' : '.';
  return [
    `${by}. ${m.alert_change_reason({ reason }, says)}${end}`,
    ...(others > 0 ? [m.alert_change_others({ count: others, n: String(others) }, says)] : []),
    m.alert_change_means({}, says),
  ].join(' ');
}
