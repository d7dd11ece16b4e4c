import * as v from 'valibot';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';
import { parseCountry } from './country.ts';
import { parsePersonName } from './person-name.ts';
import { parsePostcode } from './postcode.ts';

export const confirmSignatureSchema = v.strictObject({
  token: field(parseToken),
  nonce: field(parseToken),
  name: v.nullish(field(parsePersonName)),
  country: v.nullish(field(parseCountry)),
  postcode: v.optional(field(parsePostcode)),
  display: v.optional(v.picklist(['HIDDEN', 'FIRST_NAME_AND_INITIAL'])),
  consentToUpdates: v.optional(v.boolean()),
});

export type ConfirmSignature = v.InferOutput<typeof confirmSignatureSchema>;
