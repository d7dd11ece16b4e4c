import * as v from 'valibot';
import { field } from '../field.ts';
import { parsePassword } from './password.ts';
import { parseSecondFactorCode } from './second-factor-code.ts';

/** The second step of signing in, and whenever it is asked for anew. */
export const secondFactorSchema = v.strictObject({ code: field(parseSecondFactorCode) });

/** Who sets up a factor shows first that they know the password: a borrowed session is not enough. */
export const passwordSchema = v.strictObject({ password: field(parsePassword) });
