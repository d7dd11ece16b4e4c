import type { AlertKind } from '../alerts/alert.entity.ts';
import { StaffRole } from './staff-role.ts';

const ALL: AlertKind[] = ['MILESTONE', 'TRAFFIC', 'DRIFT', 'MAIL'];
/** Names networks and domains, as flags do: for those who see signatures. */
const OF_CAMPAIGNERS: AlertKind[] = ['TRAFFIC'];

/** Which kinds of alerts a role sees, at the desk and by mail. */
export function alertKindsOf(role: StaffRole): AlertKind[] {
  const seesSigners = role === StaffRole.CAMPAIGNER || role === StaffRole.ADMIN;
  return ALL.filter((kind) => seesSigners || !OF_CAMPAIGNERS.includes(kind));
}
