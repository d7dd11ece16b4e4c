import * as v from 'valibot';
import { parseContactAddress } from '../contacts/contact-address.ts';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';
import { parseNewPassword } from './password.ts';
import { STAFF_ROLES } from './staff-role.ts';

export const inviteStaffSchema = v.strictObject({
  email: field(parseContactAddress),
  role: v.picklist(STAFF_ROLES),
});

export const readInvitationSchema = v.strictObject({ token: field(parseToken) });

export const acceptInvitationSchema = v.strictObject({
  token: field(parseToken),
  password: field(parseNewPassword),
});
