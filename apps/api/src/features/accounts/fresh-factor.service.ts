import { FRESH_FACTOR_MINUTES } from '@undersigned/shared/limits.ts';
import { clock } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';

/** Whether this session showed a second factor a moment ago: what is grave is done by whoever sits there now. */
export function isFresh({ factorAt }: { factorAt: Date | null }): boolean {
  const ageMs = clock.now().getTime() - (factorAt?.getTime() ?? -Infinity);
  return ageMs < FRESH_FACTOR_MINUTES * 60_000;
}

export function requireFresh(session: { factorAt: Date | null }): void {
  if (!isFresh(session)) throw new UserError('FORBIDDEN', { reason: 'FRESH_FACTOR' });
}
