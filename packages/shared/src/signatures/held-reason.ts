/** Why a signature waits for staff. */
export const HELD_REASONS = [
  'busy-network',
  'disposable-domain',
  'erased-while-held',
  'machine',
  'possible-duplicate',
  'withdrawn-while-invalidated',
] as const;

export type HeldReason = (typeof HELD_REASONS)[number];
