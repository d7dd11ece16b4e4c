import { DIRECT_SOURCE } from '../integrity/count-changes.service.ts';
import type { SignatureCriteria } from './signature-criteria.ts';

/** A place in the list: its time in microseconds since 1970, as text, and the contact. */
export type Place = { micros: string; contactId: string };

type Bind = (value: unknown) => string;

/** The time of a place, and a place's time, to the microsecond: a Date would skip rows between two pages. */
export const MICROS = `(extract(epoch from signed_at) * 1000000)::bigint::text`;
const atMicros = (value: string) =>
  `(timestamptz 'epoch' + ${value}::float8 * interval '1 microsecond')`;
const atMs = (value: string) =>
  `(timestamptz 'epoch' + ${value}::float8 * interval '1 millisecond')`;

type Condition = (criteria: SignatureCriteria, bind: Bind) => string | null;

const contact: Condition = ({ contactId }, bind) =>
  contactId ? `contact_id = ${bind(contactId)}::uuid` : null;
const tagged =
  (column: string, name: 'networks' | 'domains'): Condition =>
  (criteria, bind) => {
    const names = criteria[name];
    if (!names) return null;
    return names
      .map((one) => `substring(${column} for 8) = decode(${bind(one)}, 'hex')`)
      .join(' and ');
  };
const network = tagged('network_tag', 'networks');
const domain = tagged('domain_tag', 'domains');
const held: Condition = ({ state, heldBecause }, bind) => {
  if (heldBecause) return `held_because = ${bind(heldBecause)}`;
  return state === 'HELD' ? 'held_because is not null' : null;
};
const source: Condition = (criteria, bind) => {
  if (!criteria.source) return null;
  if (criteria.source === DIRECT_SOURCE)
    return `(source is null or source = ${bind(DIRECT_SOURCE)})`;
  return `source = ${bind(criteria.source)}`;
};
const country: Condition = (criteria, bind) =>
  criteria.country ? `country = ${bind(criteria.country)}` : null;
const state: Condition = (criteria, bind) =>
  criteria.state ? `state = ${bind(criteria.state)}` : null;

/** What an index leads to, the rarest first: one of these is walked along, and the rest is asked of each row. */
const LEADING = [contact, network, domain, held, source, country];

export type Scan = { text: string; values: unknown[] };

/**
 * Signatures of a petition in the order of the list, from a place on: walks along one index and looks
 * at no more than `most` entries of it, whatever else they are to have in common. `newest` first, or
 * oldest.
 */
export function scanSignatures(options: {
  petitionId: string;
  criteria: SignatureCriteria;
  after: Place | null;
  newest: boolean;
  most: number;
}): { entries: Scan; matching: (columns: string, limit: number, states?: string[]) => Scan } {
  const { petitionId, criteria, after, newest, most } = options;
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const leader = LEADING.find((condition) => condition(criteria, () => '') !== null);
  const order = newest ? 'signed_at desc, contact_id desc' : 'signed_at, contact_id';
  const walked = [
    `petition_id = ${bind(petitionId)}::uuid`,
    leader?.(criteria, bind),
    after &&
      `(signed_at, contact_id) ${newest ? '<' : '>'} (${atMicros(bind(after.micros))}, ${bind(after.contactId)}::uuid)`,
    criteria.from !== undefined && `signed_at >= ${atMs(bind(criteria.from))}`,
    criteria.to !== undefined && `signed_at < ${atMs(bind(criteria.to))}`,
  ].filter(Boolean);
  const walk = `select * from signatures where ${walked.join(' and ')} order by ${order} limit ${most}`;
  const entries = {
    text: `select ${MICROS} as micros, contact_id as "contactId" from (${walk}) s offset ${most - 1}`,
    values: [...values],
  };
  const rest = [...LEADING.filter((condition) => condition !== leader), state].flatMap(
    (condition) => condition(criteria, bind) ?? [],
  );
  return {
    entries,
    matching: (columns, limit, states) => {
      const asked = [
        `state <> 'DISOWNED'`,
        ...(states ? [`state in (${states.map((one) => `'${one}'`).join(', ')})`] : []),
        ...rest,
      ];
      return {
        text: `select ${columns} from (${walk}) s where ${asked.join(' and ')}
          order by ${order} limit ${limit}`,
        values,
      };
    },
  };
}
