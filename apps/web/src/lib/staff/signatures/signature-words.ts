import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { SignatureState } from '@undersigned/shared/generated/staff/graphql.ts';

/** In the order in which they are chosen from. */
export const STATE_WORDS = {
  PENDING: m.staff_state_pending,
  HELD: m.staff_state_held,
  CONFIRMED: m.staff_state_confirmed,
  WITHDRAWN: m.staff_state_withdrawn,
  INVALIDATED: m.staff_state_invalidated,
} satisfies Record<SignatureState, unknown>;

export const STATES = Object.keys(STATE_WORDS) as SignatureState[];

export const stateWord = (state: SignatureState): string => STATE_WORDS[state]();

/** Of one that is held: what releasing it comes to depends on it. */
export const confirmedWord = (
  confirmedAt: string | null | undefined,
  moment: (at: string) => string,
): string =>
  confirmedAt
    ? m.staff_held_confirmed({ moment: moment(confirmedAt) })
    : m.staff_held_unconfirmed();

/** Why a signature waits for staff. */
export const HELD_WORDS = {
  'busy-network': m.staff_held_busy_network,
  'disposable-domain': m.staff_held_disposable_domain,
  'erased-while-held': m.staff_held_erased_while_held,
  machine: m.staff_held_machine,
  'possible-duplicate': m.staff_held_possible_duplicate,
  'withdrawn-while-invalidated': m.staff_held_withdrawn_while_invalidated,
};

export const heldReasons = (): [reason: string, word: string][] =>
  Object.entries(HELD_WORDS).map(([reason, word]) => [reason, word()]);

export const heldWord = (reason: string): string =>
  Object.hasOwn(HELD_WORDS, reason) ? HELD_WORDS[reason as keyof typeof HELD_WORDS]() : reason;
