import { StaffRole } from './staff-role.ts';

/** Who may see signers, or change who may, shows more than a password. */
const NEEDS_SECOND_FACTOR: StaffRole[] = [StaffRole.CAMPAIGNER, StaffRole.ADMIN];

type Shown = { hasSecondFactor: boolean; factorAt: Date | null };

function needsSecondFactor(role: StaffRole): boolean {
  return NEEDS_SECOND_FACTOR.includes(role);
}

/**
 * What a role comes to in this session. An account without a second factor, or a session that began
 * before it had one, has a VIEWER's rights: a stolen password alone opens no more.
 */
export function effectiveRole(granted: StaffRole, { hasSecondFactor, factorAt }: Shown): StaffRole {
  const isShown = hasSecondFactor && factorAt !== null;
  return needsSecondFactor(granted) && !isShown ? StaffRole.VIEWER : granted;
}
