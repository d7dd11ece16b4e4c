import * as v from 'valibot';
import { parseContactAddress } from '../contacts/contact-address.ts';
import { field } from '../field.ts';
import { HELD_REASONS } from '../signatures/held-reason.ts';
import { signatureCriteria } from './signature-criteria.schema.ts';

export const signatureFilterSchema = v.strictObject({
  ...signatureCriteria,
  state: v.optional(v.picklist(['PENDING', 'HELD', 'CONFIRMED', 'WITHDRAWN', 'INVALIDATED'])),
  exactEmail: v.optional(field(parseContactAddress)),
  heldBecause: v.optional(v.picklist(HELD_REASONS)),
});

export type SignatureFilter = v.InferOutput<typeof signatureFilterSchema>;
