import { fail } from '@sveltejs/kit';
import { secondFactorSchema } from '@undersigned/shared/accounts/second-factor.schema.ts';
import { HTTP_STATUS } from '@undersigned/shared/errors.ts';
import { validate } from '@undersigned/shared/validate.ts';
import { ApiError } from '#lib/server/api.ts';
import { readForm } from '#lib/server/form.ts';
import { postToAuth } from '#lib/staff/staff-api.server.ts';
import { leadOn } from '#lib/staff/factor/by-recovery-code.server.ts';
import { isRecoveryCode, type FactorOutcome } from '#lib/staff/factor/factor-problem.ts';
import { isWithPasskey, wayOn } from '#lib/staff/way-on.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  next: wayOn(url.searchParams),
  isWithPasskey: isWithPasskey(url.searchParams),
});

export const actions: Actions = {
  default: async (event) => {
    const { code } = await readForm(event.request, 'code');
    const outcome = await showFactor(event, code);
    if (!outcome) leadOn(event, wayOn(event.url.searchParams), code);
    event.locals.retryAfterSeconds = outcome.retryAfterSeconds;
    return fail(HTTP_STATUS[outcome.code], outcome);
  },
};

/** Null when it worked. */
async function showFactor(event: RequestEvent, code: string): Promise<FactorOutcome | null> {
  const checked = validate(secondFactorSchema, { code });
  if (!checked.ok) return { code: 'BAD_USER_INPUT', field: checked.fields[0]!.code };
  try {
    await postToAuth('/auth/sign-in/second-factor', { code }, event);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    event.locals.isApiBusy = error.status >= 500;
    const { fields, retryAfterSeconds } = error;
    const field = fields[0]?.code;
    return { code: error.code, field, retryAfterSeconds, isRecoveryCode: isRecoveryCode(code) };
  }
}
