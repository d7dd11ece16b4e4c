import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import type { Command } from './command.ts';
import { both, said, type Message } from './said.ts';

export type Petition = { slug: string; title: string };
type Row = [id: string, message: Message, path: string, keys?: string | undefined, also?: Message];

const DESK = '/staff/petitions';

// What somebody may type who thinks of what they do there. What was done is undone where it stands.
const undo: Message = (says) => m.command_also_undo({}, says);
const held: Message = (says) => m.command_also_held({}, says);
const decide: Message = (says) => m.command_also_decide({}, says);
const takeOut: Message = (says) => m.command_also_take_out({}, says);
const keep: Message = (says) => m.command_also_keep({}, says);

const seen = (slug: string): Row[] => [
  ['counts', (says) => m.command_counts({}, says), `${DESK}/${slug}`, 'g c'],
];
const changed = (slug: string): Row[] => [
  ['signatures', (says) => m.staff_signatures({}, says), `${DESK}/${slug}/signatures`, 'g s'],
  [
    'held',
    (says) => m.command_held({}, says),
    `${DESK}/${slug}/signatures?state=HELD`,
    'g h',
    held,
  ],
  [
    'decisions',
    (says) => m.staff_decisions({}, says),
    `${DESK}/${slug}/invalidations`,
    'g d',
    both(undo, decide),
  ],
  [
    'take-out',
    (says) => m.staff_new_invalidation({}, says),
    `${DESK}/${slug}/invalidations#new`,
    undefined,
    takeOut,
  ],
  ['paper', (says) => m.paper_link({}, says), `${DESK}/${slug}/paper`, 'g e', undo],
];
const recorded = (slug: string): Row[] => [
  ['record', (says) => m.record_of_petition({}, says), `/staff/record?petition=${slug}`],
];
const published = (slug: string): Row[] => [
  ['ledger', (says) => m.ledger_link({}, says), `/petitions/${slug}/ledger`, 'g l'],
  [
    'ledger-csv',
    (says) => m.command_ledger_csv({}, says),
    `/petitions/${slug}/ledger.csv`,
    undefined,
    keep,
  ],
  ['public', (says) => m.command_public({}, says), `/petitions/${slug}`],
];

/** The pages of a petition, and what begins on them. Keys lead to those of the petition at hand. */
export function petitionCommands(
  { slug, title }: Petition,
  role: StaffRole,
  isAtHand: boolean,
): Command[] {
  const rows = [
    ...seen(slug),
    ...(worksOnSignatures(role) ? changed(slug) : []),
    ...(role === 'ADMIN' ? recorded(slug) : []),
    ...published(slug),
  ];
  return rows.map(([id, message, path, keys, also]) => ({
    ...{ id: `${slug} ${id}`, group: 'petition', about: title },
    ...{ ...said(message, also), href: local(path) },
    ...(isAtHand && keys && { keys }),
  }));
}
