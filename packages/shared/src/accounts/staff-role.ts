/** From the least to the most. */
export const STAFF_ROLES = ['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', 'ADMIN'] as const;

/**
 * Who sees signers, and decides about them and so about counts. Such a role comes to something only once a
 * second factor was shown.
 */
export const worksOnSignatures = (role: string): boolean =>
  role === 'CAMPAIGNER' || role === 'ADMIN';

export const ROLES_ON_SIGNATURES: readonly string[] = STAFF_ROLES.filter(worksOnSignatures);
