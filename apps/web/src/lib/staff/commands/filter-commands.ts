import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import type { Locale } from '@undersigned/shared/locales.ts';
import { local } from '#lib/locale.ts';
import { GROUPS, GROUP_WORDS } from '../record/action-groups.ts';
import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { HELD_WORDS, STATE_WORDS } from '../signatures/signature-words.ts';
import type { Command } from './command.ts';
import type { Petition } from './petition-commands.ts';
import { said } from './said.ts';

export type Country = { code: string; names: Record<Locale, string> };

/** Signatures of one kind: by state, by why they wait, by country. */
export function filterCommands(
  { slug, title }: Petition,
  role: StaffRole,
  countries: Country[],
): Command[] {
  if (!worksOnSignatures(role)) return [];
  const command = (filter: string, message: Parameters<typeof said>[0]): Command => ({
    ...{ id: `${slug} ${filter}`, group: 'filter', about: title, ...said(message) },
    href: local(`/staff/petitions/${slug}/signatures?${filter}`),
  });
  return [
    ...Object.entries(STATE_WORDS).map(([state, word]) =>
      command(`state=${state}`, (says) => m.command_by_state({ state: word({}, says) }, says)),
    ),
    ...Object.entries(HELD_WORDS).map(([reason, word]) =>
      command(`heldBecause=${reason}`, (says) =>
        m.command_by_reason({ reason: word({}, says) }, says),
      ),
    ),
    ...countries.map(({ code, names }) =>
      command(`country=${code}`, (says) =>
        m.command_by_country({ country: names[says.locale] }, says),
      ),
    ),
  ];
}

/** What was done, of one kind. */
export function recordCommands(role: StaffRole): Command[] {
  if (role !== 'ADMIN') return [];
  return GROUPS.map((what) => ({
    ...{ id: `record ${what}`, group: 'filter' },
    ...said((says) => m.command_record({ what: GROUP_WORDS[what]({}, says) }, says)),
    href: local(`/staff/record?what=${what}`),
  }));
}
