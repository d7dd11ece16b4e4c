import type { LedgerChangesPartsFragment } from '@undersigned/shared/generated/public/graphql.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';

export type Changes = Omit<LedgerChangesPartsFragment, '__typename'>;
type Kind = keyof Changes;
export type Column = { kind: Kind; label: string };

const COLUMNS: { kind: Kind; label: () => string; isRare?: boolean }[] = [
  { kind: 'confirmed', label: m.ledger_confirmed },
  { kind: 'offline', label: m.ledger_offline },
  { kind: 'withdrawn', label: m.ledger_withdrawn },
  { kind: 'erased', label: m.ledger_erased, isRare: true },
  { kind: 'held', label: m.ledger_held, isRare: true },
  { kind: 'released', label: m.ledger_released, isRare: true },
  { kind: 'invalidated', label: m.ledger_invalidated },
  { kind: 'reinstated', label: m.ledger_reinstated },
];

/** Every kind in which anything was ever entered has its column, so that each line adds up. */
export function columnsOf(sums: Changes): Column[] {
  return COLUMNS.filter(({ kind, isRare }) => !isRare || sums[kind] !== 0).map(
    ({ kind, label }) => ({ kind, label: label() }),
  );
}
