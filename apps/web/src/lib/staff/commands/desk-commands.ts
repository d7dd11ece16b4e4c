import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import type { Command } from './command.ts';
import { said } from './said.ts';

type Row = [
  id: string,
  message: Parameters<typeof said>[0],
  path: string,
  more?: Pick<Command, 'keys' | 'isAct'> & { also?: Parameters<typeof said>[1] },
];

const EVERYBODY: Row[] = [
  ['petitions', (says) => m.staff_petitions({}, says), '/staff', { keys: 'g p' }],
  ['alerts', (says) => m.alerts_title({}, says), '/staff/alerts', { keys: 'g n' }],
  ['account', (says) => m.account_title({}, says), '/staff/account', { keys: 'g a' }],
  ['password', (says) => m.password_change({}, says), '/staff/account#currentPassword'],
  ['app', (says) => m.app_heading({}, says), '/staff/account#app'],
  ['recovery', (says) => m.recovery_heading({}, says), '/staff/account#recovery'],
  ['passkey', (says) => m.passkey_add({}, says), '/staff/account#passkeys'],
  ['time-zone', (says) => m.zone_heading({}, says), '/staff/account#time-zone'],
  ['sessions', (says) => m.sessions_heading({}, says), '/staff/account#sessions'],
  ['keys', (says) => m.keys_heading({}, says), '/staff/find#keys', { keys: '?' }],
  ['site', (says) => m.staff_view_site({}, says), '/'],
  [
    'log-out',
    (says) => m.staff_log_out({}, says),
    '/staff/sign-out',
    { isAct: true, also: (says) => m.command_also_log_out({}, says) },
  ],
];

const ADMINISTRATORS: Row[] = [
  ['people', (says) => m.people_title({}, says), '/staff/people', { keys: 'g t' }],
  ['invite', (says) => m.invite_heading({}, says), '/staff/people#email'],
  ['person', (says) => m.person_find({}, says), '/staff/people#person'],
  ['record', (says) => m.record_title({}, says), '/staff/record', { keys: 'g r' }],
];

/** What is about no petition. */
export function deskCommands(role: StaffRole): Command[] {
  const rows = [...EVERYBODY, ...(role === 'ADMIN' ? ADMINISTRATORS : [])];
  return rows.map(([id, message, path, { also, ...more } = {}]) => ({
    ...{ id, group: 'desk', ...said(message, also), href: local(path) },
    ...more,
  }));
}
