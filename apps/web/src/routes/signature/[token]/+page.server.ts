import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  CorrectSignatureDocument,
  RequestSignatureLinkDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { local } from '#lib/locale.ts';
import { ApiError, request } from '#lib/server/api.ts';
import { countryName, countryNames } from '#lib/server/countries.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import { findOwnSignature } from '#lib/server/own-signature.ts';
import { displayOf } from '#lib/signatures/display.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = ['name', 'country', 'postcode'] as const;
const DONE = ['link', 'hide', 'correct'] as const;
type Done = (typeof DONE)[number];

export const load: PageServerLoad = async (client) => {
  const { token } = client.params;
  const done = DONE.find((one) => one === client.url.searchParams.get('done'));
  const signature = await findOwnSignature(client);
  if (signature === 'ended') return { token, done, signature: null };
  if (!signature) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return {
    token,
    done,
    signature,
    country: signature.country && countryName(signature.country),
    countries: signature.mayChange ? countryNames() : [],
  };
};

export const actions: Actions = {
  link: async (client) => {
    await request(RequestSignatureLinkDocument, { input: client.params }, { client });
    sayDone(client, 'link');
  },
  hide: async (client) => {
    const input = { ...client.params, display: displayOf(false) };
    await request(CorrectSignatureDocument, { input }, { client });
    sayDone(client, 'hide');
  },
  correct: async (client) => {
    const form = await readForm(client.request, 'display', 'updates', ...FIELDS);
    const { display, updates, ...values } = form;
    const boxes = { display: display === 'yes', updates: updates === 'yes' };
    const input = {
      ...{ ...client.params, ...values },
      display: displayOf(boxes.display),
      consentToUpdates: boxes.updates,
    };
    try {
      await request(CorrectSignatureDocument, { input }, { client });
    } catch (cause) {
      return refusal(cause, { ...values, ...boxes }, client);
    }
    sayDone(client, 'correct');
  },
};

/**
 * By an address of its own, so that loading the page again does nothing again. The token may be one
 * that is none: who asks for a link is answered the same. It leads to the top, where the answer
 * stands: without a fragment of its own it would keep the form's.
 */
function sayDone({ params }: RequestEvent<{ token: string }>, done: Done): never {
  const path = local(`/signature/${encodeURIComponent(params.token)}?done=${done}`);
  redirect(303, `${path}#main`);
}

/** What was typed stays; what the page cannot put right gets a page of its own. */
function refusal(
  cause: unknown,
  values: Record<(typeof FIELDS)[number], string> & Record<'display' | 'updates', boolean>,
  event: RequestEvent,
) {
  if (!(cause instanceof ApiError)) throw cause;
  const problems = fieldErrorsOf(cause.fields, FIELDS);
  const isBusy = cause.code === 'OVERLOADED' || cause.code === 'RATE_LIMITED';
  if (problems.length === 0 && !isBusy) throw cause;
  event.locals.retryAfterSeconds = cause.retryAfterSeconds;
  const { retryAfterSeconds } = cause;
  return fail(cause.status, { values, problems, isBusy, retryAfterSeconds });
}
