import type pg from 'pg';
import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { Overtaken } from '../../platform/db-faults.ts';
import { allOf, readThenWrite, together } from '../../platform/db.ts';
import { addContacts, keepContacts, resetMailCaps } from '../contacts/contact.service.ts';
import { addDeliveries } from '../contacts/delivery.service.ts';
import type { Act, Answer, SignatureRow } from './signature.act.ts';
import { eraseSignatures } from './signature.erasing.ts';
import {
  answersOf,
  changesOf,
  contactsOf,
  decideAll,
  erasuresOf,
  gather,
  hasConfirmed,
  keyOf,
  mailsOf,
  rowsToAdd,
  rowsToChange,
  type Case,
  type PetitionNow,
} from './signature.case.ts';
import { changeHolders } from './mailbox.queries.ts';
import { readKnown } from './signature-holding.queries.ts';
import { holdSuspects } from './signature-holding.rules.ts';
import { listSignatures } from './signature.lists.ts';
import {
  COLUMN_PROPERTIES,
  INSERT_SIGNATURES,
  LOCK_SIGNATURES,
  READ_PETITIONS,
  UPDATE_SIGNATURES,
} from './signature.queries.ts';

const UNIQUE_VIOLATION = '23505';

/** The way to the database, and to the worker, who is told of mails that are owed. */
export type Writing = { pool: pg.Pool; wakeDeliveries: () => void };

/** Written in the transaction of a batch, once it is known what the batch comes to; throws to undo all of it. */
export type Beside = (client: PoolClient, cases: Case[]) => Promise<void>;

/**
 * Carries out a batch of acts in one transaction, and answers each once it is committed. Three
 * flights: what is there, what it becomes, the commit.
 */
export async function writeActs(
  writing: Writing,
  asked: Act[],
  beside?: Beside,
): Promise<Answer[]> {
  let owesMail = false;
  const answers = await readThenWrite(
    writing.pool,
    (client) =>
      allOf([
        readPetitions(client, asked),
        lockRows(client, asked),
        keepContacts(client, signersOf(asked)),
        readKnown(client, asked),
      ]),
    async (client, [petitions, rows, kept, known]) => {
      const acts = holdSuspects(asked, known);
      const cases = gather(acts, rows);
      const holders = new Map(known.holders);
      for (const one of cases) decideAll(one, acts, petitions, holders);
      const contacts = contactsOf(cases, acts, kept);
      const mails = cases.flatMap(mailsOf);
      const confirmed = cases.filter(hasConfirmed).map((one) => one.after!.contactId);
      const changes = changesOf(cases, petitions);
      await beside?.(client, cases);
      await eraseSignatures(client, erasuresOf(cases, acts), signersOf(acts));
      await together(client, () =>
        allOf([
          addContacts(client, contacts),
          ...writeRows(client, cases),
          ...listSignatures(client, cases),
          ...changeHolders(client, cases),
          addDeliveries(client, mails),
          resetMailCaps(client, confirmed),
          ...(acts.some(({ kind }) => kind === 'ask-for-link') ? [waitForTheDisk(client)] : []),
          // Last of all, so that the hot rows are locked only for the commit.
          changes.write(client),
        ]),
      );
      owesMail = mails.length > 0;
      return answersOf(acts, cases);
    },
  );
  if (owesMail) writing.wakeDeliveries();
  return answers;
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
    values: [
      arrayLiteral(acts.map((act) => act.petitionId)),
      arrayLiteral(acts.map((act) => act.contactId)),
    ],
  });
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function writeRows(client: PoolClient, cases: Case[]): Promise<unknown>[] {
  const added = rowsToAdd(cases);
  const changed = rowsToChange(cases);
  return [
    ...(added.length > 0 ? [insertRows(client, added)] : []),
    ...(changed.length > 0 ? [updateRows(client, changed)] : []),
  ];
}

async function insertRows(client: PoolClient, added: SignatureRow[]): Promise<void> {
  const values = columnsOf(added);
  const { rowCount } = await client.query({
    name: 'insert-signatures',
    text: INSERT_SIGNATURES,
    values,
  });
  // Nothing of theirs may be counted as ours.
  if (rowCount !== added.length) throw new Overtaken();
}

async function updateRows(client: PoolClient, changed: SignatureRow[]): Promise<void> {
  const values = columnsOf(changed);
  const writing = { name: 'update-signatures', text: UPDATE_SIGNATURES, values };
  await client.query(writing).catch((error: { code?: string }) => {
    // Somebody was first from the same mailbox.
    throw error.code === UNIQUE_VIOLATION ? new Overtaken() : error;
  });
}

function columnsOf(rows: SignatureRow[]): string[] {
  return COLUMN_PROPERTIES.map((property) => arrayLiteral(rows.map((row) => row[property])));
}

/**
 * Has the commit write to the log though nothing may have changed: an address that never signed is
 * owed no mail, and an answer in less time would say so.
 */
async function waitForTheDisk(client: PoolClient): Promise<void> {
  await client.query(`select pg_logical_emit_message(true, 'undersigned', '')`);
}

function signersOf(acts: Act[]): string[] {
  return [...new Set(acts.flatMap((act) => (act.kind === 'sign' ? [act.contactId] : [])))];
}
