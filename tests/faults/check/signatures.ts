import { personOf } from '../people.ts';
import { ACKED, type Evidence, TRIED, UNANSWERED } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';

/** A row as the database has it; `person` is unknown when nobody of ours has that address. */
export type SignatureSeen = {
  person: number | undefined;
  petition: string;
  state: string;
  country: string;
  source: string | null;
  /** Not the signing that its person's links were mailed for, but a later one. */
  isAnew: boolean;
};

export type SignatureFindings = {
  /** Acknowledged, and not there or not as acknowledged. */
  lost: Finding;
  /** There, and never sent. */
  phantom: Finding;
  /** The same person twice. */
  double: Finding;
  /** There, and other than what was sent. */
  altered: Finding;
  present: number;
};

const SEEN = 1;
const PENDING = 2;

/** Compares every row with what its person did and was told; takes the rows one at a time. */
export function createSignatureCheck(evidence: Evidence) {
  const findings: SignatureFindings = {
    lost: noFinding(),
    phantom: noFinding(),
    double: noFinding(),
    altered: noFinding(),
    present: 0,
  };
  const seen = new Uint8Array(evidence.marks.length);

  return {
    see(row: SignatureSeen): void {
      const { person, state } = row;
      findings.present += 1;
      const marks = person === undefined ? 0 : (evidence.marks[person] ?? 0);
      if (person === undefined || !(marks & TRIED.S)) {
        return found(findings.phantom, `${row.petition}: a ${state} signature that nobody sent`);
      }
      if (seen[person]! & SEEN) found(findings.double, `person ${person} is there twice`);
      seen[person]! |= SEEN | (state === 'PENDING' ? PENDING : 0);
      const sent = personOf(person);
      if (
        sent.petition !== row.petition ||
        sent.country !== row.country ||
        sent.source !== row.source
      ) {
        found(findings.altered, `person ${person} is not as they signed`);
      }
      const may = statesOf(marks, row.isAnew);
      if (!may.includes(state)) {
        const finding = isLess(marks, state) ? findings.lost : findings.altered;
        found(finding, `person ${person} is ${state}, and should be ${may.join(' or ')}`);
      }
    },
    isPending: (person: number) => (seen[person]! & PENDING) !== 0,
    end(): SignatureFindings {
      evidence.marks.forEach((marks, person) => {
        // Who disowned their signature is deleted within minutes.
        if (marks & ACKED.S && !(marks & TRIED.D) && !seen[person]) {
          found(findings.lost, `person ${person} was acknowledged and is not there`);
        }
      });
      return findings;
    },
  };
}

/** What a signature may be after what was tried, and has to be after what was acknowledged. */
function statesOf(marks: number, isAnew: boolean): string[] {
  // A sign act that nobody got an answer to may arrive after its signature was taken back.
  if (isAnew) return marks & UNANSWERED && marks & (TRIED.W | TRIED.D) ? ['PENDING'] : [];
  if (marks & ACKED.W) return ['WITHDRAWN'];
  if (marks & TRIED.W) return ['CONFIRMED', 'WITHDRAWN'];
  if (marks & ACKED.D) return ['DISOWNED'];
  if (marks & TRIED.D) return ['PENDING', 'DISOWNED'];
  if (marks & ACKED.C) return ['CONFIRMED'];
  if (marks & TRIED.C) return ['PENDING', 'CONFIRMED'];
  return ['PENDING'];
}

/** Whether something that was acknowledged is gone, rather than something there that nobody did. */
function isLess(marks: number, state: string): boolean {
  return (marks & (ACKED.C | ACKED.W | ACKED.D)) !== 0 && state === 'PENDING';
}
