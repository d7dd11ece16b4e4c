import * as v from 'valibot';
import { parseContactAddress } from '../contacts/contact-address.ts';
import { field } from '../field.ts';
import { parseSlug } from '../slug.ts';
import { parseToken } from '../token.ts';

/** Asked for through any link that was mailed. */
export const linkByTokenSchema = v.strictObject({ token: field(parseToken) });

/** Asked for by whoever has no link at hand. */
export const linkByAddressSchema = v.strictObject({
  email: field(parseContactAddress),
  petition: field(parseSlug),
});
