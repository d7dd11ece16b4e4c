import type { RequestEvent } from '@sveltejs/kit';
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
import { staffRequest } from '../staff-api.server.ts';

export async function startApp(event: RequestEvent, input: { password: string }) {
  const { startApp } = await staffRequest(StartAppDocument, { input }, event);
  return { kind: 'app' as const, app: startApp };
}

export async function confirmApp(event: RequestEvent, { code }: { code: string }) {
  const { confirmApp } = await staffRequest(ConfirmAppDocument, { input: { code } }, event);
  return { kind: 'codes' as const, codes: confirmApp.codes };
}

export async function renewCodes(event: RequestEvent) {
  const { renewRecoveryCodes } = await staffRequest(RenewRecoveryCodesDocument, {}, event);
  return { kind: 'codes' as const, codes: renewRecoveryCodes.codes };
}

export const removeApp = (event: RequestEvent) => staffRequest(RemoveAppDocument, {}, event);

export const renamePasskey = (event: RequestEvent, input: { passkey: string; name: string }) =>
  staffRequest(RenamePasskeyDocument, { input }, event);

export const removePasskey = (event: RequestEvent, passkey: { passkey: string }) =>
  staffRequest(RemovePasskeyDocument, passkey, event);

export const changeTimeZone = (event: RequestEvent, zone: { timeZone: string }) =>
  staffRequest(ChangeTimeZoneDocument, zone, event);

export const endSession = (event: RequestEvent, session: { session: string }) =>
  staffRequest(EndSessionDocument, session, event);

export const endOtherSessions = (event: RequestEvent) =>
  staffRequest(EndOtherSessionsDocument, {}, event);

type Passwords = { currentPassword: string; newPassword: string };
export const changePassword = (event: RequestEvent, input: Passwords) =>
  staffRequest(ChangePasswordDocument, { input }, event);
