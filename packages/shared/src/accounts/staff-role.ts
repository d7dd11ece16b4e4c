/** From the least to the most. */
export const STAFF_ROLES = ['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', 'ADMIN'] as const;
