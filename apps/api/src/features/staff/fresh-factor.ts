import { requireFresh } from '../accounts/fresh-factor.service.ts';
import type { StaffContext } from './staff-access.ts';

/**
 * For what cannot be taken back, gives somebody more or moves a count: throws FORBIDDEN with the reason FRESH_FACTOR
 * unless a second factor was shown within ten minutes. The page asks for a code and goes on with what was typed.
 */
export function requireFreshFactor({ viewer }: StaffContext): void {
  requireFresh(viewer);
}
