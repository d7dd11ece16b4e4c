import { personOf } from '../people.ts';
import { ACKED, type Evidence, TRIED, UNANSWERED } from './evidence.ts';
import { type Finding, found, noFinding } from './findings.ts';
import type { Received } from './received.ts';

/** A mail that was owed, as the database has it. */
export type DeliverySeen = {
  id: string;
  kind: string;
  person: number | undefined;
  isSent: boolean;
  /** Waits for a time that has come. */
  isDue: boolean;
};

export type MailFindings = {
  /** Owed by what was acknowledged, and never came. */
  missing: Finding;
  /** Came more often than once. */
  repeated: number;
  /** Came to somebody else. */
  misdirected: Finding;
  /** Another one of the same kind, to somebody who did nothing twice. */
  twice: Finding;
  arrived: number;
};

const CONFIRMATION = 1;
const THANKS = 2;
const CONFIRMATION_OWED = 4;
const OF_A_KIND = { confirmation: CONFIRMATION, 'thank-you': THANKS } as const;

/** Compares what was owed with what came; takes the deliveries one at a time. */
export function createMailCheck(evidence: Evidence, received: Received) {
  const missing = noFinding();
  const misdirected = noFinding();
  const twice = noFinding();
  const has = new Uint8Array(evidence.marks.length);
  // Who sends the form again while the signature waits asks for the mail again.
  const mayGetTwo = (person: number, mail: number) =>
    mail === CONFIRMATION && (evidence.marks[person]! & UNANSWERED || personOf(person).isHasty);

  return {
    see({ id, kind, person, isSent, isDue }: DeliverySeen): void {
      const came = received.find(id);
      if (came && came.person !== person) found(misdirected, `delivery ${id}`);
      if (isSent && !came) found(missing, `delivery ${id} is marked as sent`);
      if (isDue) found(missing, `delivery ${id} is still waiting`);
      if (person === undefined) return;
      if (kind === 'confirmation') has[person]! |= CONFIRMATION_OWED;
      const mail = isSent ? OF_A_KIND[kind as keyof typeof OF_A_KIND] : undefined;
      if (!mail) return;
      if (has[person]! & mail && !mayGetTwo(person, mail))
        found(twice, `${kind}, person ${person}`);
      has[person]! |= mail;
    },
    /** `isPending`: whether this person's signature still waits to be confirmed. */
    end(isPending: (person: number) => boolean): MailFindings {
      evidence.marks.forEach((marks, person) => {
        if (!(marks & ACKED.S) || marks & TRIED.D) return;
        const mails = has[person]!;
        // Who confirmed before the mail went out needs none any more.
        const needs = isPending(person) ? CONFIRMATION : CONFIRMATION_OWED;
        if (!(mails & needs)) found(missing, `person ${person} got no confirmation mail`);
        if (marks & ACKED.C && !(marks & TRIED.W) && !(mails & THANKS)) {
          found(missing, `person ${person} got no thanks`);
        }
      });
      return {
        missing,
        misdirected,
        twice,
        repeated: received.repeats.length,
        arrived: received.arrived,
      };
    },
  };
}
