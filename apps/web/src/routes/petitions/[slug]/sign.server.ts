import { suggestAddress } from '@undersigned/shared/contacts/email-typo.ts';
import { SignPetitionDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { signPetitionSchema } from '@undersigned/shared/signatures/sign-petition.schema.ts';
import { validate } from '@undersigned/shared/validate.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { locale } from '#lib/locale.ts';
import { ApiError, request } from '#lib/server/api.ts';
import { countBegun } from '#lib/server/count-begun.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import { report } from '#lib/server/report.ts';
import { displayOf } from '#lib/signatures/display.ts';
import { sourceOf } from '#lib/source.ts';
import type { SignOutcome, SignProblem, SignValues } from '#lib/petitions/sign-outcome.ts';

const FIELDS = ['name', 'email', 'country', 'postcode'] as const;

export async function sign(event: RequestEvent<{ slug: string }>): Promise<SignOutcome> {
  const form = await readForm(
    event.request,
    ...FIELDS,
    ...(['display', 'updates', 'asked-about', 'use-address', 'again', 'begun'] as const),
  );
  // A browser without script tells of a form that was begun only by sending it.
  if (form.begun !== 'yes' && form.again !== 'yes') countBegun(event);
  const { name, country, postcode } = form;
  const choices = { display: form.display === 'yes', updates: form.updates === 'yes' };
  const email = form['use-address'] || form.email;
  const values = { name, email, country, postcode, ...choices };
  if (form['use-address']) return { kind: 'filled', values };

  const input = inputFrom(values, event);
  const problems = problemsWith(input, form['asked-about']);
  if (problems.length > 0) return { kind: 'problems', values, problems };
  try {
    await request(SignPetitionDocument, { input }, { client: event });
    return { kind: 'sent', values, again: form.again === 'yes' };
  } catch (error) {
    if (error instanceof ApiError) return refused(error, values, event);
    throw error;
  }
}

function inputFrom(values: SignValues, { params, url }: RequestEvent<{ slug: string }>) {
  return {
    petition: params.slug,
    name: values.name,
    email: values.email,
    country: values.country,
    postcode: values.postcode || null,
    display: displayOf(values.display),
    consentToUpdates: values.updates,
    source: sourceOf(url, 'petition'),
    locale: locale(),
  };
}

function problemsWith(input: ReturnType<typeof inputFrom>, askedAbout: string): SignProblem[] {
  const checked = validate(signPetitionSchema, input);
  const problems: SignProblem[] = checked.ok ? [] : fieldErrorsOf(checked.fields, FIELDS);
  const suggestion = suggestAddress(input.email);
  // Asked once: who says that the address is right as it is knows it better than we do.
  const isNews = suggestion !== null && input.email.trim() !== askedAbout;
  if (!isNews) return problems;
  const others = problems.filter(({ field }) => field !== 'email');
  return inOrder([...others, { field: 'email', code: 'EMAIL_TYPO', suggestion }]);
}

/** The summary names the fields in the order in which they stand. */
function inOrder(problems: SignProblem[]): SignProblem[] {
  return problems.sort((one, other) => FIELDS.indexOf(one.field) - FIELDS.indexOf(other.field));
}

function refused(error: ApiError, values: SignValues, event: RequestEvent): SignOutcome {
  const problems = fieldErrorsOf(error.fields, FIELDS);
  if (problems.length > 0) return { kind: 'problems', values, problems };
  const { code, retryAfterSeconds } = error;
  event.locals.isApiBusy = error.status >= 500;
  const reference = error.status >= 500 ? report(error, event) : undefined;
  return { kind: 'refused', values, code, reference, retryAfterSeconds };
}
