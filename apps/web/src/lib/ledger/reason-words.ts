import type { LedgerReasonKind, LedgerRole } from '@undersigned/shared/generated/public/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';

export type Reason = {
  day: string;
  kind: LedgerReasonKind;
  change: number;
  reason: string;
  role: LedgerRole;
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

export const roleWords = (role: LedgerRole): string =>
  role === 'ADMIN' ? m.ledger_role_admin() : m.ledger_role_campaigner();
