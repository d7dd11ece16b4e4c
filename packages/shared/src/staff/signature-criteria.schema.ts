import * as v from 'valibot';
import { parseEmailDomain } from '../contacts/email-domain.ts';
import { field } from '../field.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { parseCountry } from '../signatures/country.ts';
import { parseSource } from '../signatures/source.ts';
import { moment } from './moment.ts';
import { parseTagName } from './tag-name.ts';

/** The longest that a network can be written, and some room for spaces. */
const NETWORK_MAX_CHARACTERS = 60;

/** What signatures may have in common. */
export const signatureCriteria = {
  country: v.optional(field(parseCountry)),
  source: v.optional(field(parseNamedSource)),
  from: v.optional(moment()),
  to: v.optional(moment()),
  emailDomain: v.optional(field(parseEmailDomain)),
  ipRange: v.optional(field(parseText)),
  network: v.optional(field(parseTagName)),
  domain: v.optional(field(parseTagName)),
};

/** One that is named: signatures that came without any are those of `direct`. */
function parseNamedSource(raw: string): Parsed<string> {
  const parsed = parseSource(raw);
  return parsed.ok && parsed.value !== null ? accept(parsed.value) : refuse('SOURCE_INVALID');
}

function parseText(raw: string): Parsed<string> {
  return raw.length <= NETWORK_MAX_CHARACTERS ? accept(raw.trim()) : refuse('NETWORK_INVALID');
}
