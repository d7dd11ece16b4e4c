import * as v from 'valibot';
import { field } from '../field.ts';
import { parseAccountEmail } from './account-email.ts';
import { parsePassword } from './password.ts';

export const signInSchema = v.strictObject({
  email: field(parseAccountEmail),
  password: field(parsePassword),
});

export type SignIn = v.InferOutput<typeof signInSchema>;
