import type { SignatureDecisionsQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { localTime } from '../time/local-time.server.ts';
import { FIELDS, searchOf, valuesOf } from '../signatures/filter-names.ts';

type Decision = Pick<
  SignatureDecisionsQuery['signatureDecisions'][number],
  'kind' | 'state' | 'criteria'
>;

/**
 * By what the list finds the signatures that a decision is about, as its address says it. Null where they
 * were picked one by one, and where all that were held were meant: only the moment is left of it then.
 */
export function searchOfDecision({ kind, state, criteria }: Decision, zone: string): string | null {
  if (!criteria) return null;
  const { country, source, networks, domains, heldBecause, from, to } = criteria;
  const time = (at: string | null | undefined) =>
    at && localTime(new Date(at), zone, { exactly: true });
  const isHeld = kind !== 'INVALIDATION' && (state === 'PROPOSED' || state === 'REINSTATED');
  const named = {
    ...{ country, source, network: networks[0], domain: domains[0]?.name, from: time(from) },
    // Once released nothing says any more that they were held.
    ...((isHeld || kind === 'REFUSAL') && { heldBecause }),
    ...(isHeld && { state: 'HELD' }),
    ...(kind === 'REFUSAL' && state === 'DONE' && { state: 'INVALIDATED' }),
  };
  const said = Object.entries(named).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  if (said.length === 0 && kind !== 'INVALIDATION') return null;
  const values = valuesOf(new URLSearchParams([...said, ['to', time(to) ?? '']]));
  return searchOf(values, FIELDS);
}
