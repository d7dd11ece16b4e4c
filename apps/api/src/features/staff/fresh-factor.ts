import type { StaffContext } from './staff-access.ts';

/** Asked of whoever is about to change a count. Until second factors exist, being signed in is all there is. */
export function requireFreshFactor(_context: StaffContext): void {}
