import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import {
  OwnFactorsDocument,
  ShowSecondFactorDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { readForm } from '#lib/server/form.ts';
import type { ActOutcome } from './act-outcome.ts';
import { isRecoveryCode } from './factor/factor-problem.ts';
import { staffRequest } from './staff-api.server.ts';

type Form<Name extends string> = { event: RequestEvent; names: readonly Name[]; secret?: Name[] };
type Values<Name extends string> = Record<Name, string>;

/**
 * Does what a form at the desk is for. Where that needs a second factor, the page asks for one and sends
 * the same form again with its code: nothing that was typed is lost, and no script is needed.
 */
export async function act<Name extends string, Result>(
  { event, names, secret = [] }: Form<Name>,
  work: (values: Values<Name>) => Promise<Result>,
): Promise<Result | ActionFailure<ActOutcome>> {
  const { factor, ...typed } = await readForm<string>(event.request, 'factor', ...names);
  const values = typed as unknown as Values<Name>;
  const kept = Object.fromEntries(
    Object.entries<string>(values).filter(([name]) => !secret.includes(name as Name)),
  );
  const outcome = { action: event.url.search, values: kept };
  const refuse = (more: object, status: number) =>
    fail(status, { ...outcome, ...more } as ActOutcome);
  if (factor) {
    try {
      await staffRequest(ShowSecondFactorDocument, { input: { code: factor } }, event);
    } catch (error) {
      const { fields, status } = requireApiError(error);
      const field = fields[0]?.code;
      if (field) {
        const asked = { ...(await askForFactor(event)), field };
        return refuse({ ...asked, isRecoveryCode: isRecoveryCode(factor) }, status);
      }
      return refuse(refusalOf(event, error as ApiError), status);
    }
  }
  try {
    return await work(values);
  } catch (error) {
    const { fields, status, reason } = requireApiError(error);
    if (reason === 'FRESH_FACTOR') return refuse(await askForFactor(event), status);
    if (fields.length === 0) return refuse(refusalOf(event, error as ApiError), status);
    const problems = fields.map(({ path, code }) => ({ field: path.at(-1) ?? '', code }));
    return refuse({ kind: 'problems', problems }, status);
  }
}

async function askForFactor(event: RequestEvent) {
  const { staffViewer, ownAccount } = await staffRequest(OwnFactorsDocument, {}, event);
  const hasPasskey = ownAccount.passkeys.length > 0;
  return { kind: 'ask', hasFactor: staffViewer.hasSecondFactor, hasPasskey };
}

function refusalOf(event: RequestEvent, { code, status, retryAfterSeconds }: ApiError) {
  event.locals.retryAfterSeconds = retryAfterSeconds;
  event.locals.isApiBusy = status >= 500;
  return { kind: 'refused', code, retryAfterSeconds };
}

function requireApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}
