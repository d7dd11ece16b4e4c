/** Why a signature waits for staff. */
export const HELD_REASONS = [
  'busy-network',
  'disposable-domain',
  'erased-while-held',
  'machine',
  'possible-duplicate',
] as const;

export type HeldReason = (typeof HELD_REASONS)[number];
