import * as v from 'valibot';
import { parseContactAddress } from '../contacts/contact-address.ts';
import { field } from '../field.ts';
import { BASE_LOCALE, LOCALES } from '../locales.ts';
import { parseSlug } from '../slug.ts';
import { parseCountry } from './country.ts';
import { parsePersonName } from './person-name.ts';
import { parsePostcode } from './postcode.ts';
import { parseSource } from './source.ts';

export const signPetitionSchema = v.strictObject({
  petition: field(parseSlug),
  name: field(parsePersonName),
  email: field(parseContactAddress),
  country: field(parseCountry),
  postcode: v.nullish(field(parsePostcode), null),
  display: v.optional(v.picklist(['HIDDEN', 'FIRST_NAME_AND_INITIAL']), 'HIDDEN'),
  consentToUpdates: v.optional(v.boolean(), false),
  source: v.nullish(field(parseSource), null),
  locale: v.nullish(v.picklist(LOCALES), BASE_LOCALE),
});

export type SignPetition = v.InferOutput<typeof signPetitionSchema>;
