import { m } from '@undersigned/shared/generated/messages/messages.js';
import { shortTagName } from '@undersigned/shared/staff/tag-name.ts';
import { CRITERIA, type FieldName, type FieldValues } from '../signatures/filter-names.ts';
import { filterWords, type Naming } from '../signatures/filter-words.ts';
import { domainWords } from './decision-words.ts';

/** What a decision would keep of what was asked for. */
type Kept = { networks: string[]; domains: { name: string; domain?: string | null }[] };

/** What was counted, in words: as it was typed, and what will be left of it. */
export function previewWords(
  values: FieldValues,
  kept: Kept,
  naming: Naming,
  names: readonly FieldName[] = CRITERIA,
): string[] {
  const said = names.filter((name) => values[name] !== '');
  return [
    ...said.map((name) => criterionWords(name, values[name], kept, naming)),
    ...(values.to ? [] : [m.staff_preview_until()]),
  ];
}

function criterionWords(field: FieldName, value: string, kept: Kept, naming: Naming): string {
  const words = filterWords(field, value, naming);
  const [network] = kept.networks;
  if (field === 'ipRange' && network)
    return m.staff_preview_network({ network: words, name: shortTagName(network) });
  const domain = kept.domains.find(({ name }) => name === value);
  return field === 'domain' && domain ? domainWords(domain) : words;
}
