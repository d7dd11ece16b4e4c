import { m } from '@undersigned/shared/generated/messages/messages.js';
import { FIELDS } from '../signatures/filter-names.ts';
import { fieldName, filterWords } from '../signatures/filter-words.ts';
import type { Recorded } from './recorded.ts';

/**
 * What may lead to one person: the log has the name alone. An earlier version wrote down which network or
 * domain it was; that is not repeated.
 */
const NOT_TOLD: Record<string, () => string> = {
  exactEmail: m.detail_one_address,
  emailDomain: m.detail_one_domain,
  domain: m.detail_one_domain,
  ipRange: m.detail_one_network,
  network: m.detail_one_network,
};

/** What signatures were looked for, as the log has it: "state HELD, country UA". */
export function filterListWords(list: string, recorded: Recorded): string {
  if (list === 'all') return m.detail_all_signatures();
  return list
    .split(', ')
    .map((each) => {
      const [field = '', ...value] = each.split(' ');
      return told(field, value.join(' '), recorded);
    })
    .join('; ');
}

function told(field: string, value: string, { countries, times }: Recorded): string {
  if (Object.hasOwn(NOT_TOLD, field)) return NOT_TOLD[field]!();
  const name = FIELDS.find((one) => one === field);
  if (!name) return `${field} ${value}`.trim();
  const naming = { countries, zone: times.timeZone };
  if (!value) return fieldName(name, naming);
  // Times stand there in full, and not as a field has them.
  const isTime = name === 'from' || name === 'to';
  return isTime
    ? m.filter_named({ name: fieldName(name, naming), value: times.moment(value) })
    : filterWords(name, value, naming);
}
