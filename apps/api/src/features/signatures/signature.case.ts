import type { NewContact } from '../contacts/contact.service.ts';
import type { NewDelivery } from '../contacts/delivery.service.ts';
import {
  CountChanges,
  DIRECT_SOURCE,
  type Contribution,
} from '../integrity/count-changes.service.ts';
import type { Act, Answer, Decision, SignatureRow } from './signature.act.ts';
import { holdDuplicate } from './signature-holding.rules.ts';
import { decide } from './signature.rules.ts';

/**
 * A signature that is to be forgotten, and by what it is known again after a restore: null where time
 * will do the same again.
 */
export type Erasure = {
  petitionId: string;
  contactId: string;
  journalTag: Buffer | null;
  /** By which it is known that it was set aside; null when it was not. */
  setAsideTag: Buffer | null;
};

const FORGOTTEN: Answer[] = ['erased', 'expired', 'anonymised'];

export type PetitionNow = { id: string; closed: boolean; now: Date };

/** One key's share of a batch: the row as it stood, its acts in order, and what they come to. */
export type Case = {
  key: string;
  before: SignatureRow | null;
  after: SignatureRow | null;
  acts: number[];
  decisions: Decision[];
};

/** Repeats of a key are folded: its acts follow each other in memory and its row is written once. */
export function gather(acts: Act[], rows: Map<string, SignatureRow>): Case[] {
  const cases = new Map<string, Case>();
  acts.forEach((act, i) => {
    const key = keyOf(act);
    const before = rows.get(key) ?? null;
    let one = cases.get(key);
    if (!one) cases.set(key, (one = { key, before, after: before, acts: [], decisions: [] }));
    one.acts.push(i);
  });
  return [...cases.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** `holders` says whose the mailboxes are, and hears whose they become. */
export function decideAll(
  one: Case,
  acts: Act[],
  petitions: Map<string, PetitionNow>,
  holders: Map<string, string>,
): void {
  for (const i of one.acts) {
    const act = acts[i]!;
    const petition = petitions.get(act.petitionId);
    const isClosed = act.kind === 'sign' && (!petition || petition.closed);
    const decision: Decision = isClosed
      ? { row: one.after, answer: 'closed' }
      : holdDuplicate(decide(one.after, act, nowOf(petition)), holders);
    one.after = decision.row;
    one.decisions.push(decision);
  }
}

/** The contacts that have to be written: those of signatures that were added or changed. */
export function contactsOf(cases: Case[], acts: Act[], kept: Set<string>): NewContact[] {
  const contacts = new Map<string, NewContact>();
  for (const one of cases) {
    if (one.after === null || one.after === one.before) continue;
    for (const i of one.acts) {
      const act = acts[i]!;
      if (act.kind === 'sign' && !kept.has(act.contactId)) contacts.set(act.contactId, act.contact);
    }
  }
  return [...contacts.values()];
}

export function mailsOf(one: Case): NewDelivery[] {
  if (one.after === null) return [];
  return one.decisions.flatMap(({ mail, row }) =>
    mail && row ? [{ kind: mail, contactId: row.contactId, subjectId: row.petitionId }] : [],
  );
}

export function hasConfirmed(one: Case): boolean {
  return one.after !== null && one.decisions.some((decision) => decision.confirmed);
}

/** What all of them together change in the counts. */
export function changesOf(cases: Case[], petitions: Map<string, PetitionNow>): CountChanges {
  const changes = new CountChanges();
  for (const { key, before, after, decisions } of cases) {
    const petitionId = petitionIn(key);
    const now = nowOf(petitions.get(petitionId));
    changes.move(petitionId, now, contributionOf(before), contributionOf(after));
    for (const { row, left, ledger, signed, confirmed } of decisions) {
      if (left) changes.move(petitionId, now, null, contributionOf(left));
      if (ledger) changes.enter(petitionId, ledger);
      if (signed) changes.signedAt(petitionId, row!.signedAt);
      if (confirmed) changes.confirmedAt(petitionId, row!.confirmedAt!);
    }
  }
  return changes;
}

/** The rows that have to be added: of new signatures, and of those that were erased what is left. */
export function rowsToAdd(cases: Case[]): SignatureRow[] {
  return cases.flatMap((one) => [
    ...(one.after !== null && !isKept(one) ? [one.after] : []),
    ...one.decisions.flatMap(({ left }) => left ?? []),
  ]);
}

export function rowsToChange(cases: Case[]): SignatureRow[] {
  return cases.flatMap((one) =>
    one.after !== null && isKept(one) && one.after !== one.before ? [one.after] : [],
  );
}

/** Whether the row that was there is there still: who erases and signs again signs as new. */
function isKept({ before, decisions }: Case): boolean {
  return before !== null && !decisions.some(({ answer }) => FORGOTTEN.includes(answer));
}

export function erasuresOf(cases: Case[], acts: Act[]): Erasure[] {
  return cases.flatMap((one) =>
    one.before === null
      ? []
      : one.acts.flatMap((i, n) => {
          const act = acts[i]!;
          const { answer, wasSetAside } = one.decisions[n]!;
          if (!FORGOTTEN.includes(answer)) return [];
          const setAsideTag = wasSetAside && 'setAsideTag' in act ? act.setAsideTag : null;
          return { ...act, journalTag: act.kind === 'erase' ? act.journalTag : null, setAsideTag };
        }),
  );
}

export function answersOf(acts: Act[], cases: Case[]): Answer[] {
  const answers = new Array<Answer>(acts.length);
  for (const one of cases) {
    one.acts.forEach((act, i) => (answers[act] = one.decisions[i]!.answer));
  }
  return answers;
}

export function keyOf({
  petitionId,
  contactId,
}: {
  petitionId: string;
  contactId: string;
}): string {
  return `${petitionId} ${contactId}`;
}

/** A petition that there is not has no signatures that time could do anything to. */
function nowOf(petition: PetitionNow | undefined): Date {
  return petition?.now ?? new Date(0);
}

function petitionIn(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

function contributionOf(row: SignatureRow | null): Contribution {
  if (!row || row.state === 'DISOWNED') return null;
  return { state: row.state, country: row.country, source: row.source ?? DIRECT_SOURCE };
}
