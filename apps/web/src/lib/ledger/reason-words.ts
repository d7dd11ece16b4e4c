import type { LedgerReasonKind, LedgerRole } from '@undersigned/shared/generated/public/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';

export type Reason = {
  day: string;
  at: string;
  kind: LedgerReasonKind;
  change: number;
  reason: string;
  role: LedgerRole;
  /** Of the second person, where there was one. */
  approverRole?: LedgerRole | null;
};

const KINDS: Record<LedgerReasonKind, (inputs: { reason: string }) => string> = {
  OFFLINE: m.ledger_reason_offline,
  RELEASED: m.ledger_reason_released,
  INVALIDATED: m.ledger_reason_invalidated,
  REINSTATED: m.ledger_reason_reinstated,
  HELD: m.ledger_reason_held,
};

export function reasonWords({ kind, change, reason }: Reason): string {
  const isTakenOff = kind === 'OFFLINE' && change < 0;
  return isTakenOff ? m.ledger_reason_taken_off({ reason }) : KINDS[kind]({ reason });
}

/** In which role it was entered, and in which one somebody else agreed to it. */
export function roleWords({ role, approverRole }: Pick<Reason, 'role' | 'approverRole'>): string {
  const entered = role === 'ADMIN' ? m.ledger_role_admin() : m.ledger_role_campaigner();
  if (!approverRole) return entered;
  const isByAdmin = approverRole === 'ADMIN';
  return `${entered}, ${isByAdmin ? m.ledger_approved_admin() : m.ledger_approved_campaigner()}`;
}
