import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  ConfirmationPromptDocument,
  ConfirmSignatureDocument,
  DisownSignatureDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { local } from '#lib/locale.ts';
import { ApiError, apiIsSilent, request } from '#lib/server/api.ts';
import { countryNames } from '#lib/server/countries.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import { requireOwnSignature } from '#lib/server/own-signature.ts';
import { displayOf } from '#lib/signatures/display.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = ['name', 'country', 'postcode'] as const;

type Values = Record<(typeof FIELDS)[number], string> & { display: boolean; updates: boolean };

export const load: PageServerLoad = async (client) => {
  // Nobody is made to wait a second time for who has just said nothing.
  if (client.locals.isApiBusy) throw apiIsSilent();
  const { confirmationPrompt } = await request(ConfirmationPromptDocument, client.params, {
    client,
  });
  if (!confirmationPrompt) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  // Confirmed does not mean counted: it may be held for a person to look at.
  const own = confirmationPrompt.alreadyConfirmed ? await requireOwnSignature(client) : undefined;
  return {
    prompt: confirmationPrompt,
    countries: countryNames(),
    isCounted: own?.state === 'CONFIRMED',
    token: client.params.token,
  };
};

export const actions: Actions = {
  confirm: async (client) => {
    const { nonce, display, updates, ...fields } = await readForm(
      client.request,
      ...(['nonce', 'display', 'updates', ...FIELDS] as const),
    );
    const values = { ...fields, display: display === 'yes', updates: updates === 'yes' };
    const input = {
      ...{ token: client.params.token, nonce, ...fields },
      display: displayOf(values.display),
      consentToUpdates: values.updates,
    };
    const refused = await refusal(
      request(ConfirmSignatureDocument, { input }, { client }),
      values,
      client,
    );
    return refused ?? redirect(303, local(`/confirm/${client.params.token}/signed`));
  },
  disown: async (client) => {
    const { nonce } = await readForm(client.request, 'nonce');
    const input = { token: client.params.token, nonce };
    const refused = await refusal(
      request(DisownSignatureDocument, { input }, { client }),
      undefined,
      client,
    );
    return refused ?? redirect(303, local(`/confirm/${client.params.token}/removed`));
  },
};

/** What the page says when a press changed nothing; a dead link gets a page of its own. */
async function refusal(asked: Promise<unknown>, values: Values | undefined, event: RequestEvent) {
  try {
    await asked;
    return null;
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const { code, fields, status, retryAfterSeconds } = cause;
    event.locals.retryAfterSeconds = retryAfterSeconds;
    event.locals.isApiBusy = cause.isSilence;
    const problems = fieldErrorsOf(fields, FIELDS);
    const isStale = fields.some((field) => /^NONCE_/.test(field.code));
    const isBusy = code === 'RATE_LIMITED' || code === 'OVERLOADED';
    if (problems.length === 0 && !isStale && !isBusy) throw cause;
    return fail(status, { values, problems, isStale, isBusy, retryAfterSeconds });
  }
}
