import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { SignatureState } from '@undersigned/shared/generated/staff/graphql.ts';
import { shortTagName } from '@undersigned/shared/staff/tag-name.ts';
import { sourceName } from '#lib/signatures/source-name.ts';
import type { FieldName } from './filter-names.ts';
import { heldWord, STATES, stateWord } from './signature-words.ts';

type Words = { name: (zone: { zone: string }) => string; value?: (value: string) => string };

/** What names depend on beside the language. */
export type Naming = { countries: [code: string, name: string][]; zone: string };

const WORDS: Record<FieldName, Words> = {
  country: { name: () => m.sign_country() },
  source: { name: () => m.staff_source(), value: sourceName },
  emailDomain: { name: () => m.staff_domain() },
  ipRange: { name: () => m.staff_network() },
  network: { name: () => m.staff_network(), value: shortTagName },
  domain: { name: () => m.staff_domain(), value: shortTagName },
  from: { name: m.staff_signed_from, value: timeWords },
  to: { name: m.staff_signed_before, value: timeWords },
  state: {
    name: () => m.staff_state(),
    value: (value) => (isState(value) ? stateWord(value) : value),
  },
  heldBecause: { name: () => m.staff_why_held(), value: heldWord },
};

/** As fields for a date and a time have them. */
function timeWords(value: string): string {
  return value.slice(0, '2026-03-16T14:02'.length).replace('T', ', ');
}

const isState = (value: string): value is SignatureState =>
  (STATES as readonly string[]).includes(value);

/** "Country: Ukraine": one thing that is asked for, in words. */
export function filterWords(field: FieldName, value: string, naming: Naming): string {
  const said =
    field === 'country'
      ? naming.countries.find(([code]) => code === value)?.[1]
      : WORDS[field].value?.(value);
  return m.filter_named({ name: fieldName(field, naming), value: said ?? value });
}

export const fieldName = (field: FieldName, { zone }: Naming): string =>
  WORDS[field].name({ zone });
