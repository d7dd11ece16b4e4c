import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { SignatureState } from '@undersigned/shared/generated/staff/graphql.ts';

export const STATES: SignatureState[] = [
  'PENDING',
  'HELD',
  'CONFIRMED',
  'WITHDRAWN',
  'INVALIDATED',
];

export const stateWord = (state: SignatureState): string =>
  ({
    PENDING: m.staff_state_pending,
    HELD: m.staff_state_held,
    CONFIRMED: m.staff_state_confirmed,
    WITHDRAWN: m.staff_state_withdrawn,
    INVALIDATED: m.staff_state_invalidated,
  })[state]();

const REASONS: Record<string, () => string> = {
  'busy-network': m.staff_held_busy_network,
  'disposable-domain': m.staff_held_disposable_domain,
  'erased-while-held': m.staff_held_erased_while_held,
  machine: m.staff_held_machine,
  'possible-duplicate': m.staff_held_possible_duplicate,
};

export const heldReasons = (): [reason: string, word: string][] =>
  Object.entries(REASONS).map(([reason, word]) => [reason, word()]);

export const heldWord = (reason: string): string => REASONS[reason]?.() ?? reason;
