import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';

export function roleName(role: StaffRole): string {
  const names = {
    VIEWER: m.role_VIEWER,
    MODERATOR: m.role_MODERATOR,
    EDITOR: m.role_EDITOR,
    CAMPAIGNER: m.role_CAMPAIGNER,
    ADMIN: m.role_ADMIN,
  };
  return names[role]();
}
