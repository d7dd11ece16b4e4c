import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import type { StaffRole } from './staff-role.ts';

const WORDS = {
  VIEWER: m.role_VIEWER,
  MODERATOR: m.role_MODERATOR,
  EDITOR: m.role_EDITOR,
  CAMPAIGNER: m.role_CAMPAIGNER,
  ADMIN: m.role_ADMIN,
} satisfies Record<StaffRole, unknown>;

/** A role as a mail calls it; empty for what is none. */
export function roleWords(role: string, locale: Locale): string {
  return Object.hasOwn(WORDS, role) ? WORDS[role as StaffRole]({}, { locale }) : '';
}
