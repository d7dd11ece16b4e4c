import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

import { locale } from '#lib/locale.ts';

export const hasPasskeys = browserSupportsWebAuthn;

type Options<Start extends (options: never) => unknown> = Parameters<Start>[0] extends {
  optionsJSON: infer JSON;
}
  ? JSON
  : never;

/** Asks the browser for a passkey, and signs in with it: whoever's it is. */
export const signInByPasskey = (): Promise<void> =>
  show('/auth/passkey/ask', '/auth/sign-in/passkey');

/** Asks for one of this account, and begins its session anew: fresh. Another's is refused. */
export const showPasskey = (): Promise<void> => show(OWN, '/auth/passkey/show');

/** Here or in another tab, while the page stood there. */
export const isLoggedOut = (error: unknown): boolean =>
  error instanceof Refusal && error.message === 'UNAUTHENTICATED' && error.path === OWN;

const OWN = '/auth/passkey/ask-own';

async function show(asking: string, showing: string): Promise<void> {
  const optionsJSON = await post<Options<typeof startAuthentication>>(asking, {});
  const response = await startAuthentication({ optionsJSON });
  await post(showing, { response });
}

/** Has the browser make one. Recovery codes come where the account had none. */
export async function addPasskey(name: string, password: string): Promise<string[] | null> {
  const begin = password ? { password } : {};
  const optionsJSON = await post<Options<typeof startRegistration>>('/auth/passkey/begin', begin);
  const response = await startRegistration({ optionsJSON });
  type Added = { recoveryCodes: string[] | null };
  return (await post<Added>('/auth/passkey/add', { name, response })).recoveryCodes;
}

/** What the API refused, by its code and the field's. */
export class Refusal extends Error {
  readonly field: string | undefined;
  readonly reason: string | undefined;
  readonly path: string;

  constructor(path: string, answer: Refused | null) {
    const { code = 'OVERLOADED', fields, reason } = answer?.errors?.[0]?.extensions ?? {};
    super(code);
    this.field = fields?.[0]?.code;
    this.reason = reason;
    this.path = path;
  }
}

type Refused = {
  errors?: { extensions?: { code?: string; fields?: { code: string }[]; reason?: string } }[];
};

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    // The page's language, not the browser's: in it the account's holder is mailed about it.
    headers: { 'content-type': 'application/json', 'accept-language': locale() },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(path, answer as Refused | null);
  return answer as Answer;
}
