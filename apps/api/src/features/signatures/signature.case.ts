import type { NewContact } from '../contacts/contact.service.ts';
import type { NewDelivery } from '../contacts/delivery.service.ts';
import {
  CountChanges,
  DIRECT_SOURCE,
  type Contribution,
} from '../integrity/count-changes.service.ts';
import type { Act, Answer, SignatureRow } from './signature.act.ts';
import { decide, type Decision } from './signature.rules.ts';

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

export function decideAll(one: Case, acts: Act[], petitions: Map<string, PetitionNow>): void {
  for (const i of one.acts) {
    const act = acts[i]!;
    const petition = petitions.get(act.petitionId);
    const isClosed = act.kind === 'sign' && (!petition || petition.closed);
    const decision: Decision = isClosed
      ? { row: one.after, answer: 'closed' }
      : decide(one.after, act, petition?.now ?? new Date(0));
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
  return one.decisions.flatMap(({ mail, row }) =>
    mail && row ? [{ kind: mail, contactId: row.contactId, subjectId: row.petitionId }] : [],
  );
}

export function hasConfirmed(one: Case): boolean {
  return one.decisions.some((decision) => decision.confirmed);
}

/** What all of them together change in the counts. */
export function changesOf(cases: Case[]): CountChanges {
  const changes = new CountChanges();
  for (const { before, after, decisions } of cases) {
    const petitionId = (after ?? before)?.petitionId;
    if (!petitionId) continue;
    changes.move(petitionId, contributionOf(before), contributionOf(after));
    for (const { row, ledger, signed, confirmed } of decisions) {
      if (ledger) changes.enter(petitionId, ledger);
      if (signed) changes.signedAt(petitionId, row!.signedAt);
      if (confirmed) changes.confirmedAt(petitionId, row!.confirmedAt!);
    }
  }
  return changes;
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

function contributionOf(row: SignatureRow | null): Contribution {
  if (!row || row.state === 'DISOWNED') return null;
  return { state: row.state, country: row.country, source: row.source ?? DIRECT_SOURCE };
}
