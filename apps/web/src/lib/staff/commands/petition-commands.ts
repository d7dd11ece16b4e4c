import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import { mayChangeCounts } from '../roles.ts';
import type { Command } from './command.ts';
import { said } from './said.ts';

export type Petition = { slug: string; title: string };
type Message = Parameters<typeof said>[0];
type Row = [id: string, message: Message, path: string, keys?: string, also?: Message];

const DESK = '/staff/petitions';

// What was done is undone where it stands.
const undo: Message = (says) => m.command_also_undo({}, says);

const seen = (slug: string): Row[] => [
  ['counts', (says) => m.command_counts({}, says), `${DESK}/${slug}`, 'g c'],
];
const changed = (slug: string): Row[] => [
  ['signatures', (says) => m.staff_signatures({}, says), `${DESK}/${slug}/signatures`, 'g s'],
  ['held', (says) => m.command_held({}, says), `${DESK}/${slug}/signatures?state=HELD`, 'g h'],
  [
    'decisions',
    (says) => m.staff_decisions({}, says),
    `${DESK}/${slug}/invalidations`,
    'g d',
    undo,
  ],
  ['take-out', (says) => m.staff_new_invalidation({}, says), `${DESK}/${slug}/invalidations#new`],
  ['paper', (says) => m.paper_link({}, says), `${DESK}/${slug}/paper`, 'g e', undo],
];
const recorded = (slug: string): Row[] => [
  ['record', (says) => m.record_of_petition({}, says), `/staff/record?petition=${slug}`],
];
const published = (slug: string): Row[] => [
  ['ledger', (says) => m.ledger_link({}, says), `/petitions/${slug}/ledger`, 'g l'],
  ['ledger-csv', (says) => m.command_ledger_csv({}, says), `/petitions/${slug}/ledger.csv`],
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
    ...(mayChangeCounts(role) ? changed(slug) : []),
    ...(role === 'ADMIN' ? recorded(slug) : []),
    ...published(slug),
  ];
  return rows.map(([id, message, path, keys, also]) => ({
    ...{ id: `${slug} ${id}`, group: 'petition', about: title },
    ...{ ...said(message, also), href: local(path) },
    ...(isAtHand && keys && { keys }),
  }));
}
