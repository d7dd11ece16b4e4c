import * as v from 'valibot';
import { field } from '../field.ts';
import { PASSKEY_NAME_MAX_CHARACTERS } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { parsePassword } from './password.ts';
import { parseToken } from '../token.ts';

// Its own bytes in base64url; the longest that authenticators make are below two kilobytes.
const BYTES = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,16000}$/));
const ID = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/));

/** What a browser answers (WebAuthn Level 3, 5.1), as far as it is read. */
const credential = <Response extends v.ObjectEntries>(response: Response) =>
  v.object({
    id: ID,
    rawId: ID,
    type: v.literal('public-key'),
    clientExtensionResults: v.optional(v.object({}), {}),
    response: v.object(response),
  });

export const showPasskeySchema = v.strictObject({
  response: credential({
    clientDataJSON: BYTES,
    authenticatorData: BYTES,
    signature: BYTES,
  }),
});
export type ShowPasskey = v.InferOutput<typeof showPasskeySchema>;

export const askForPasskeySchema = v.strictObject({ password: v.optional(field(parsePassword)) });

export const addPasskeySchema = v.strictObject({
  name: field(parsePasskeyName),
  response: credential({
    clientDataJSON: BYTES,
    attestationObject: BYTES,
    transports: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(8)),
    ),
  }),
});

export const renamePasskeySchema = v.strictObject({
  passkey: field(parseToken),
  name: field(parsePasskeyName),
});

/** Whatever its owner knows it by; nothing that turns a line around or hides. */
function parsePasskeyName(raw: string): Parsed<string> {
  const name = raw.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  if (name === '') return refuse('REQUIRED');
  if (name.length > PASSKEY_NAME_MAX_CHARACTERS) return refuse('TOO_LONG');
  return /[\p{C}]/u.test(name) ? refuse('NAME_FORBIDDEN_CHARACTER') : accept(name);
}
