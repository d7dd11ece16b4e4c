import * as v from 'valibot';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';
import { parseCountry } from './country.ts';
import { parsePersonName } from './person-name.ts';
import { parsePostcode } from './postcode.ts';

/** What is left out stays; an empty postcode takes it away. */
export const correctSignatureSchema = v.strictObject({
  token: field(parseToken),
  name: v.optional(field(parsePersonName)),
  country: v.optional(field(parseCountry)),
  postcode: v.optional(field(parsePostcode)),
  display: v.optional(v.picklist(['HIDDEN', 'FIRST_NAME_AND_INITIAL'])),
  consentToUpdates: v.optional(v.boolean()),
});

export type CorrectSignature = v.InferOutput<typeof correctSignatureSchema>;
