import { redirect, type RequestEvent } from '@sveltejs/kit';
import { OwnAccountDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import { readDone, sayDone } from '../done/done.server.ts';
import { staffRequest } from '../staff-api.server.ts';
import { isRecoveryCode } from './factor-problem.ts';

const WHAT = 'logged-in-by-recovery-code';

/** Leads on to where logging in leads; there it is said if it was by a recovery code. */
export function leadOn(event: RequestEvent, next: string, code: string): never {
  if (isRecoveryCode(code)) sayDone(event, next, { what: WHAT });
  redirect(303, local(next));
}

/** How many are left to who has just logged in by one; null to everybody else. */
export async function codesLeftAfterLogIn(event: RequestEvent): Promise<number | null> {
  if (readDone(event)?.what !== WHAT) return null;
  return (await staffRequest(OwnAccountDocument, {}, event)).ownAccount.recoveryCodesLeft;
}
