import * as v from 'valibot';
import { parseEmailAddress } from '../contacts/email-address.ts';
import { field } from '../field.ts';
import { accept } from '../parsed.ts';
import { parseSlug } from '../slug.ts';
import { parseCountry } from './country.ts';
import { parsePersonName } from './person-name.ts';
import { parsePostcode } from './postcode.ts';
import { parseSource } from './source.ts';

export const signPetitionSchema = v.strictObject({
  petition: field(parseSlug),
  name: field(parsePersonName),
  email: field(parseContact),
  country: field(parseCountry),
  postcode: v.nullish(field(parsePostcode), null),
  display: v.optional(v.picklist(['HIDDEN', 'FIRST_NAME_AND_INITIAL']), 'HIDDEN'),
  consentToUpdates: v.optional(v.boolean(), false),
  source: v.nullish(field(parseSource), null),
});

export type SignPetition = v.InferOutput<typeof signPetitionSchema>;

function parseContact(raw: string) {
  const parsed = parseEmailAddress(raw);
  if (!parsed.ok) return parsed;
  return accept({ address: parsed.address, normalised: parsed.normalised });
}
