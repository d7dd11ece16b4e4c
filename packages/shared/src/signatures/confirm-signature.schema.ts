import * as v from 'valibot';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';
import { parseCountry } from './country.ts';
import { parsePersonName } from './person-name.ts';

export const confirmSignatureSchema = v.strictObject({
  token: field(parseToken),
  nonce: field(parseToken),
  name: v.nullish(field(parsePersonName), null),
  country: v.nullish(field(parseCountry), null),
});

export type ConfirmSignature = v.InferOutput<typeof confirmSignatureSchema>;
