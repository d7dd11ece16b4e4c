import * as v from 'valibot';
import { parseEmailAddress } from '../contacts/email-address.ts';
import { field } from '../field.ts';
import { PASSWORD_MAX_CHARACTERS } from '../limits.ts';
import { refuse, type Parsed } from '../parsed.ts';

export const signInSchema = v.strictObject({
  email: field(parseAccountEmail),
  password: field(parsePassword),
});

export type SignIn = v.InferOutput<typeof signInSchema>;

function parseAccountEmail(raw: string): Parsed<string> {
  const parsed = parseEmailAddress(raw);
  return parsed.ok ? { ok: true, value: parsed.normalised } : parsed;
}

// A short one is merely wrong: how long passwords must be matters where they are set.
function parsePassword(raw: string): Parsed<string> {
  if (raw === '') return refuse('REQUIRED');
  return raw.length > PASSWORD_MAX_CHARACTERS ? refuse('TOO_LONG') : { ok: true, value: raw };
}
