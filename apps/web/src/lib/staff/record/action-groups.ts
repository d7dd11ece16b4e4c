import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import { AUDIT_ACTIONS, type AuditGroup } from '@undersigned/shared/staff/audit-actions.ts';
import { actionWords } from './action-words.ts';

type Says = { locale?: Locale };

export const GROUP_WORDS: Record<AuditGroup, (none: object, says?: Says) => string> = {
  reading: m.record_group_reading,
  deciding: m.record_group_deciding,
  paper: m.record_group_paper,
  wishes: m.record_group_wishes,
  people: m.record_group_people,
  logins: m.record_group_logins,
  account: m.record_group_account,
};

export const GROUPS = Object.keys(AUDIT_ACTIONS) as AuditGroup[];

const isGroup = (what: string): what is AuditGroup => Object.hasOwn(AUDIT_ACTIONS, what);

/** The actions that a choice means: a whole group by its name, or one by its own. */
export function actionsOf(what: string): string[] {
  return isGroup(what) ? [...AUDIT_ACTIONS[what]] : [what];
}

/** What was chosen, in words. */
export function choiceWords(what: string): string {
  return isGroup(what) ? GROUP_WORDS[what]({}) : actionWords(what);
}
