import { fail, redirect } from '@sveltejs/kit';
import { signInSchema } from '@undersigned/shared/accounts/sign-in.schema.ts';
import { HTTP_STATUS } from '@undersigned/shared/errors.ts';
import { validate } from '@undersigned/shared/validate.ts';
import { local } from '#lib/locale.ts';
import { ApiError } from '#lib/server/api.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import type { SignInOutcome } from '#lib/staff/factor/sign-in-outcome.ts';
import { forgetJoined, joinedEmail } from '#lib/staff/factor/joined.server.ts';
import { postToAuth } from '#lib/staff/staff-api.server.ts';
import { wayOn, whyOf, withWayOn } from '#lib/staff/way-on.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const FIELDS = ['email', 'password'] as const;

export const load: PageServerLoad = ({ url, cookies }) => ({
  isWithoutRole: url.searchParams.has('without'),
  hasJoined: url.searchParams.has('joined'),
  joinedAs: joinedEmail({ url, cookies }),
  why: whyOf(url.searchParams),
  next: wayOn(url.searchParams),
});

export const actions: Actions = {
  default: async (event) => {
    const outcome = await signIn(event);
    const next = wayOn(event.url.searchParams);
    if (typeof outcome === 'string') forgetJoined(event);
    if (outcome === 'signed-in') redirect(303, local(next));
    if (outcome === 'second-factor' || outcome === 'with-passkey') {
      const more = outcome === 'with-passkey' ? { with: 'passkey' as const } : {};
      redirect(303, local(withWayOn('/sign-in/second-factor', next, more)));
    }
    if (outcome.kind === 'problems') return fail(400, outcome);
    event.locals.retryAfterSeconds = outcome.retryAfterSeconds;
    return fail(HTTP_STATUS[outcome.code], outcome);
  },
};

type LedOn = 'signed-in' | 'second-factor' | 'with-passkey';

async function signIn(event: RequestEvent): Promise<SignInOutcome | LedOn> {
  const { email, password } = await readForm(event.request, ...FIELDS);
  const checked = validate(signInSchema, { email, password });
  if (!checked.ok) {
    return { email, kind: 'problems', problems: fieldErrorsOf(checked.fields, FIELDS) };
  }
  try {
    type Answer = { next?: 'SECOND_FACTOR'; hasPasskey?: boolean };
    const answer = await postToAuth<Answer>('/auth/sign-in/email', checked.output, event);
    if (!answer.next) return 'signed-in';
    return answer.hasPasskey ? 'with-passkey' : 'second-factor';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, retryAfterSeconds } = error;
    event.locals.isApiBusy = error.status >= 500;
    return { email, kind: 'refused', code, retryAfterSeconds };
  }
}
