import type pg from 'pg';
import type { PoolClient } from 'pg';
import type { Outcome } from '../../platform/batch.ts';
import { transaction } from '../../platform/db.ts';
import { addContacts, resetMailCaps, type NewContact } from '../contacts/contact.service.ts';
import { addDeliveries, type NewDelivery } from '../contacts/delivery.service.ts';
import {
  CountChanges,
  DIRECT_SOURCE,
  type Contribution,
} from '../integrity/count-changes.service.ts';
import type { Act, Answer, SignatureRow } from './signature.act.ts';
import {
  COLUMN_PROPERTIES,
  INSERT_SIGNATURES,
  LOCK_SIGNATURES,
  READ_PETITIONS,
  UPDATE_SIGNATURES,
} from './signature.queries.ts';
import { decide, type Decision } from './signature.rules.ts';

type PetitionNow = { id: string; closed: boolean; now: Date };

/** One key's share of a batch: the row as it stood, its acts in order, and what they come to. */
type Case = {
  key: string;
  before: SignatureRow | null;
  after: SignatureRow | null;
  acts: number[];
  decisions: Decision[];
};

/** Carries out a batch of acts in one transaction, and answers each once it is committed. */
export function writeActs(pool: pg.Pool, acts: Act[]): Promise<Outcome<Answer>[]> {
  return transaction(pool, async (client) => {
    const petitions = await readPetitions(client, acts);
    const cases = gather(acts, await lockRows(client, acts));
    for (const one of cases) decideAll(one, acts, petitions);
    const lost = await writeRows(client, acts, cases);
    const won = cases.filter((one) => !lost.has(one.key));
    await addDeliveries(client, won.flatMap(mailsOf));
    await resetMailCaps(
      client,
      won.filter(hasConfirmed).map((one) => one.after!.contactId),
    );
    await changesOf(won).write(client);
    return answersOf(acts, cases, lost);
  });
}

async function readPetitions(client: PoolClient, acts: Act[]): Promise<Map<string, PetitionNow>> {
  const ids = [...new Set(acts.map((act) => act.petitionId))];
  const { rows } = await client.query<PetitionNow>({
    name: 'read-petitions',
    text: READ_PETITIONS,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function lockRows(client: PoolClient, acts: Act[]): Promise<Map<string, SignatureRow>> {
  const { rows } = await client.query<SignatureRow>({
    name: 'lock-signatures',
    text: LOCK_SIGNATURES,
    values: [acts.map((act) => act.petitionId), acts.map((act) => act.contactId)],
  });
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Repeats of a key are folded: its acts follow each other in memory and its row is written once. */
function gather(acts: Act[], rows: Map<string, SignatureRow>): Case[] {
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

function decideAll(one: Case, acts: Act[], petitions: Map<string, PetitionNow>): void {
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

/** Returns the keys that another process wrote first: nothing of theirs may be counted. */
async function writeRows(client: PoolClient, acts: Act[], cases: Case[]): Promise<Set<string>> {
  const added = cases.filter((one) => one.before === null && one.after !== null);
  const changed = cases.filter((one) => one.before !== null && one.after !== one.before);
  await addContacts(
    client,
    [...added, ...changed].flatMap((one) => contactOf(one, acts)),
  );
  const lost = new Set(added.map((one) => one.key));
  if (added.length > 0) {
    const { rows } = await client.query<{ petitionId: string; contactId: string }>({
      name: 'insert-signatures',
      text: INSERT_SIGNATURES,
      values: columnsOf(added),
    });
    for (const row of rows) lost.delete(keyOf(row));
  }
  if (changed.length > 0) {
    const values = columnsOf(changed);
    await client.query({ name: 'update-signatures', text: UPDATE_SIGNATURES, values });
  }
  return lost;
}

function contactOf(one: Case, acts: Act[]): NewContact[] {
  const signs = one.acts.map((i) => acts[i]!).filter((act) => act.kind === 'sign');
  return signs.slice(-1).map((act) => act.contact);
}

function columnsOf(cases: Case[]): unknown[][] {
  return COLUMN_PROPERTIES.map((property) =>
    cases.map((one) => one.after![property as keyof SignatureRow]),
  );
}

function mailsOf(one: Case): NewDelivery[] {
  return one.decisions.flatMap(({ mail, row }) =>
    mail && row ? [{ kind: mail, contactId: row.contactId, subjectId: row.petitionId }] : [],
  );
}

function hasConfirmed(one: Case): boolean {
  return one.decisions.some((decision) => decision.confirmed);
}

function changesOf(cases: Case[]): CountChanges {
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

function contributionOf(row: SignatureRow | null): Contribution {
  if (!row || row.state === 'DISOWNED') return null;
  return { state: row.state, country: row.country, source: row.source ?? DIRECT_SOURCE };
}

function answersOf(acts: Act[], cases: Case[], lost: Set<string>): Outcome<Answer>[] {
  const outcomes = new Array<Outcome<Answer>>(acts.length);
  for (const one of cases) {
    one.acts.forEach((act, i) => {
      outcomes[act] = lost.has(one.key) ? 'again' : { answer: one.decisions[i]!.answer };
    });
  }
  return outcomes;
}

function keyOf({ petitionId, contactId }: { petitionId: string; contactId: string }): string {
  return `${petitionId} ${contactId}`;
}
