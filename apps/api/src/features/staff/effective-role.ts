import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { StaffRole } from './staff-role.ts';

type Shown = { hasSecondFactor: boolean; factorAt: Date | null };

/**
 * What a role comes to in this session: who may see signers, or change who may, shows more than a
 * password. An account without a second factor, or a session that began before it had one, has a
 * VIEWER's rights: a stolen password alone opens no more.
 */
export function effectiveRole(granted: StaffRole, { hasSecondFactor, factorAt }: Shown): StaffRole {
  const isShown = hasSecondFactor && factorAt !== null;
  return worksOnSignatures(granted) && !isShown ? StaffRole.VIEWER : granted;
}
