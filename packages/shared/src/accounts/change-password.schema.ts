import * as v from 'valibot';
import { field } from '../field.ts';
import { parseNewPassword, parsePassword } from './password.ts';

export const changePasswordSchema = v.strictObject({
  currentPassword: field(parsePassword),
  newPassword: field(parseNewPassword),
});

export type ChangePassword = v.InferOutput<typeof changePasswordSchema>;
