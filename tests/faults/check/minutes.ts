import { personOf } from '../people.ts';
import { ACKED, type Evidence, TRIED } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import type { SignatureSeen } from './signatures.ts';

/** What the minutes of a petition add up to, and the confirmations that its ledger has. */
export type MinuteSums = { petition: string; signed: number; confirmed: number; ledger: number };

/**
 * Compares the sums of all minutes with what people did: whoever signs is counted in a minute, and
 * again when they sign anew after taking it back; a confirmation is in a minute and in the ledger.
 */
export function createMinuteCheck(evidence: Evidence) {
  const seen = new Uint8Array(evidence.marks.length);
  const signed = new Map<string, number>();

  const add = (petition: string, times: number) =>
    signed.set(petition, (signed.get(petition) ?? 0) + times);

  return {
    /** Takes the rows one at a time. */
    see({ person, petition, isAnew }: SignatureSeen): void {
      if (person !== undefined) seen[person] = 1;
      add(petition, isAnew ? 2 : 1);
    },
    end(sums: readonly MinuteSums[]): Finding {
      evidence.marks.forEach((marks, person) => {
        // Signed, disowned and deleted since: the minute in which they signed remembers them.
        if (marks & ACKED.S && marks & TRIED.D && !seen[person]) add(personOf(person).petition, 1);
      });
      const drift = noFinding();
      const none = { signed: 0, confirmed: 0, ledger: 0 };
      const petitions = new Set([...signed.keys(), ...sums.map(({ petition }) => petition)]);
      for (const petition of petitions) {
        const kept = sums.find((sum) => sum.petition === petition) ?? none;
        const people = signed.get(petition) ?? 0;
        if (kept.signed !== people) {
          found(drift, `${petition} signed in all minutes: ${kept.signed}, not ${people}`);
        }
        if (kept.confirmed !== kept.ledger) {
          const { confirmed, ledger } = kept;
          found(
            drift,
            `${petition} confirmed in all minutes: ${confirmed}, in the ledger ${ledger}`,
          );
        }
      }
      return drift;
    },
  };
}
