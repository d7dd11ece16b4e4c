import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import type { Command } from './command.ts';
import { both, said, type Message } from './said.ts';

type Row = [
  id: string,
  message: Message,
  path: string,
  more?: Pick<Command, 'keys' | 'isAct'> & { also?: Message },
];

// What somebody may type who thinks of what they do there.
const ALSO = {
  app: (says) => m.command_also_app({}, says),
  invite: (says) => m.command_also_invite({}, says),
  logOut: (says) => m.command_also_log_out({}, says),
  passkey: (says) => m.command_also_passkey({}, says),
  people: both(
    (says) => m.command_also_people({}, says),
    (says) => m.command_also_undo({}, says),
  ),
  recovery: (says) => m.command_also_recovery({}, says),
  record: (says) => m.command_also_record({}, says),
  sessions: (says) => m.command_also_sessions({}, says),
} satisfies Record<string, Message>;

const EVERYBODY: Row[] = [
  ['petitions', (says) => m.staff_petitions({}, says), '/staff', { keys: 'g p' }],
  ['alerts', (says) => m.alerts_title({}, says), '/staff/alerts', { keys: 'g n' }],
  ['account', (says) => m.account_title({}, says), '/staff/account', { keys: 'g a' }],
  ['password', (says) => m.password_change({}, says), '/staff/account#currentPassword'],
  ['app', (says) => m.app_heading({}, says), '/staff/account#app', { also: ALSO.app }],
  [
    'recovery',
    (says) => m.recovery_heading({}, says),
    '/staff/account#recovery',
    { also: ALSO.recovery },
  ],
  ['passkey', (says) => m.passkey_add({}, says), '/staff/account#passkeys', { also: ALSO.passkey }],
  ['time-zone', (says) => m.zone_heading({}, says), '/staff/account#time-zone'],
  [
    'sessions',
    (says) => m.sessions_heading({}, says),
    '/staff/account#sessions',
    { also: ALSO.sessions },
  ],
  ['keys', (says) => m.keys_heading({}, says), '/staff/find#keys', { keys: '?' }],
  ['site', (says) => m.staff_view_site({}, says), '/'],
  [
    'log-out',
    (says) => m.staff_log_out({}, says),
    '/staff/sign-out',
    { isAct: true, also: ALSO.logOut },
  ],
];

const ADMINISTRATORS: Row[] = [
  [
    'people',
    (says) => m.people_title({}, says),
    '/staff/people',
    { keys: 'g t', also: ALSO.people },
  ],
  ['invite', (says) => m.invite_heading({}, says), '/staff/people#email', { also: ALSO.invite }],
  ['person', (says) => m.person_find({}, says), '/staff/people#person'],
  [
    'record',
    (says) => m.record_title({}, says),
    '/staff/record',
    { keys: 'g r', also: ALSO.record },
  ],
];

/** What is about no petition. */
export function deskCommands(role: StaffRole): Command[] {
  const rows = [...EVERYBODY, ...(role === 'ADMIN' ? ADMINISTRATORS : [])];
  return rows.map(([id, message, path, { also, ...more } = {}]) => ({
    ...{ id, group: 'desk', ...said(message, also), href: local(path) },
    ...more,
  }));
}
