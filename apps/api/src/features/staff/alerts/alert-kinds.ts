import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import type { AlertKind } from '../../alerts/alert.entity.ts';
import { StaffRole } from '../staff-role.ts';

const ALL: AlertKind[] = ['MILESTONE', 'TRAFFIC', 'CHANGE', 'DRIFT', 'MAIL'];
/** Names networks and domains, as flags do: for those who see signatures. */
const OF_CAMPAIGNERS: AlertKind[] = ['TRAFFIC'];

/** Which kinds of alerts a role sees, at the desk and by mail. */
export function alertKindsOf(role: StaffRole): AlertKind[] {
  return ALL.filter((kind) => worksOnSignatures(role) || !OF_CAMPAIGNERS.includes(kind));
}
