import { personOf } from '../people.ts';
import { ACKED, type Evidence, TRIED, UNANSWERED } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import type { SignatureSeen } from './signatures.ts';

/** What the minutes of a petition add up to, and the confirmations that its ledger has. */
export type MinuteSums = { petition: string; signed: number; confirmed: number; ledger: number };

type Range = { least: number; most: number };

/**
 * Compares the sums of all minutes with what people did: whoever signs is counted in a minute, and
 * again when they sign anew after taking it back; a confirmation is in a minute and in the ledger.
 */
export function createMinuteCheck(evidence: Evidence) {
  const seen = new Uint8Array(evidence.marks.length);
  const signed = new Map<string, Range>();

  function add(petition: string, least: number, most = least): void {
    const range = signed.get(petition) ?? { least: 0, most: 0 };
    signed.set(petition, { least: range.least + least, most: range.most + most });
  }

  return {
    /** Takes the rows one at a time. */
    see({ person, petition, epoch }: SignatureSeen): void {
      const marks = person === undefined ? 0 : (evidence.marks[person] ?? 0);
      if (person !== undefined) seen[person] = 1;
      // The row that was disowned may have been deleted before an act that was under way came.
      const maySignAnew = marks & TRIED.D && marks & UNANSWERED && epoch === 1;
      add(petition, epoch, maySignAnew ? epoch + 1 : epoch);
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
        const { least, most } = signed.get(petition) ?? { least: 0, most: 0 };
        if (kept.signed < least || kept.signed > most) {
          found(
            drift,
            `${petition} signed in all minutes: ${kept.signed}, not ${least} to ${most}`,
          );
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
