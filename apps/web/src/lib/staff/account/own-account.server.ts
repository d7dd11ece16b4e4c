import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  ChangePasswordDocument,
  ChangeTimeZoneDocument,
  ConfirmAppDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  RemoveAppDocument,
  RemovePasskeyDocument,
  RenamePasskeyDocument,
  RenewRecoveryCodesDocument,
  StartAppDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { sayDone } from '../done/done.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { wayBack } from '../way-on.ts';
import { appBegun } from './app-begun.ts';

const PATH = '/staff/account';

export async function startApp(event: RequestEvent, input: { password: string }) {
  const { startApp } = await staffRequest(StartAppDocument, { input }, event);
  return { kind: 'app' as const, app: startApp };
}

type Confirmed = Record<'code' | 'secret' | 'uri', string>;
export async function confirmApp(event: RequestEvent, { code, ...app }: Confirmed) {
  // It begins anew, with the password: what the form brought back cannot be shown again.
  if (!appBegun(app))
    throw new ApiError('BAD_USER_INPUT', { fields: [{ path: ['password'], code: 'REQUIRED' }] });
  const { confirmApp } = await staffRequest(ConfirmAppDocument, { input: { code } }, event);
  return { kind: 'codes' as const, codes: confirmApp.codes };
}

/** `total` is how many unused ones the page has named. */
export async function renewCodes(event: RequestEvent, { total }: { total: string }) {
  const variables = { expectedTotal: Number(total) };
  const { renewRecoveryCodes } = await staffRequest(RenewRecoveryCodesDocument, variables, event);
  return { kind: 'codes' as const, codes: renewRecoveryCodes.codes };
}

/** `left` is how many factors the page has said are left. */
export async function removeApp(event: RequestEvent, { left }: { left: string }) {
  await staffRequest(RemoveAppDocument, { expectedLeft: Number(left) }, event);
  sayDone(event, PATH, { what: 'app-removed' });
}

type Renamed = Record<'passkey' | 'name' | 'was', string>;
export async function renamePasskey(event: RequestEvent, { passkey, name, was }: Renamed) {
  await staffRequest(RenamePasskeyDocument, { input: { passkey, name } }, event);
  sayDone(event, PATH, { what: 'passkey-renamed', passkey, was });
}

type Removed = Record<'passkey' | 'left', string>;
export async function removePasskey(event: RequestEvent, { passkey, left }: Removed) {
  await staffRequest(RemovePasskeyDocument, { passkey, expectedLeft: Number(left) }, event);
  sayDone(event, PATH, { what: 'passkey-removed' });
}

/** `back` is the page on which it was chosen; without one it is the account's. */
export async function changeTimeZone(
  event: RequestEvent,
  zone: Record<'timeZone' | 'back', string>,
) {
  await staffRequest(ChangeTimeZoneDocument, { timeZone: zone.timeZone }, event);
  const back = wayBack(zone.back);
  if (back) redirect(303, back);
  sayDone(event, PATH, { what: 'time-zone-changed' });
}

export async function endSession(event: RequestEvent, session: { session: string }) {
  await staffRequest(EndSessionDocument, session, event);
  sayDone(event, PATH, { what: 'session-ended' });
}

/** `total` is how many others the page has named. */
export async function endOtherSessions(event: RequestEvent, { total }: { total: string }) {
  const expectedTotal = Number(total);
  await staffRequest(EndOtherSessionsDocument, { expectedTotal }, event);
  sayDone(event, PATH, { what: 'sessions-ended', total: String(expectedTotal) });
}

type Passwords = { currentPassword: string; newPassword: string };
export async function changePassword(event: RequestEvent, input: Passwords) {
  await staffRequest(ChangePasswordDocument, { input }, event);
  sayDone(event, PATH, { what: 'password-changed' });
}
