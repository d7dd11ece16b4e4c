import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { Overtaken } from '../../platform/db-faults.ts';
import type { Act, SignatureRow } from './signature.act.ts';
import { hasConfirmed, type Case } from './signature.case.ts';

const FOUND = `m.petition_id || ' ' || m.loose_id as mailbox, m.contact_id as "contactId"`;

/** $1 loose ids, $2 petition ids */
const HOLDERS = `
  select ${FOUND} from mailboxes m
  where (m.loose_id, m.petition_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/** $1 contact ids, $2 petition ids, of signatures that are there */
const HOLDERS_BESIDE = `
  select ${FOUND} from signatures s join mailboxes m using (loose_id, petition_id)
  where (s.contact_id, s.petition_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/** $1 loose ids, $2 petition ids, $3 contact ids. A row for each that is theirs now. */
const TAKE = `
  insert into mailboxes (loose_id, petition_id, contact_id)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])
  on conflict (loose_id, petition_id) do update set contact_id = excluded.contact_id
  where mailboxes.contact_id = excluded.contact_id`;

/** $1 loose ids, $2 petition ids, $3 contact ids */
const LEAVE = `
  delete from mailboxes where (loose_id, petition_id, contact_id) in
    (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]))`;

/** Whose the mailboxes are that are signed or confirmed from, by petition and loose id. */
export async function readHolders(client: PoolClient, acts: Act[]): Promise<Map<string, string>> {
  const signing = acts.flatMap((act) =>
    act.kind === 'sign' && act.submission.looseId !== null
      ? [{ looseId: act.submission.looseId, petitionId: act.petitionId }]
      : [],
  );
  const confirming = acts.filter(mayConfirm);
  const found = await Promise.all([
    ask(client, 'holders', HOLDERS, [
      signing.map((act) => act.looseId),
      signing.map((act) => act.petitionId),
    ]),
    ask(client, 'holders-beside', HOLDERS_BESIDE, [
      confirming.map((act) => act.contactId),
      confirming.map((act) => act.petitionId),
    ]),
  ]);
  return new Map(found.flat().map(({ mailbox, contactId }) => [mailbox, contactId]));
}

/** Who confirmed while they were set aside is confirmed when that is undone. */
function mayConfirm(act: Act): boolean {
  return act.kind === 'confirm' || (act.kind === 'reinstate' && act.to === 'PENDING');
}

type Holder = { mailbox: string; contactId: string };

async function ask(
  client: PoolClient,
  name: string,
  text: string,
  columns: string[][],
): Promise<Holder[]> {
  if (columns[0]!.length === 0) return [];
  return (await client.query<Holder>({ name, text, values: columns.map(arrayLiteral) })).rows;
}

/** Notes whose mailboxes are now, and which are free again. Throws `Overtaken` when another process was first. */
export function changeHolders(client: PoolClient, cases: Case[]): Promise<unknown>[] {
  const left = cases.flatMap(({ before, after }) =>
    before?.looseId && before.confirmedAt && hasLeft(after) ? [before] : [],
  );
  const taken = sorted(
    cases.flatMap((one) => (hasConfirmed(one) && !hasLeft(one.after) ? [one.after!] : [])),
  );
  return [
    ...(left.length > 0 ? [client.query(LEAVE, columnsOf(sorted(left)))] : []),
    ...(taken.length > 0 ? [take(client, taken)] : []),
  ];
}

async function take(client: PoolClient, rows: SignatureRow[]): Promise<void> {
  const { rowCount } = await client.query({
    name: 'take-mailboxes',
    text: TAKE,
    values: columnsOf(rows),
  });
  if (rowCount !== rows.length) throw new Overtaken();
}

/** Taken back, or no longer anybody's. */
function hasLeft(after: SignatureRow | null): boolean {
  return after === null || after.state === 'WITHDRAWN' || after.confirmedAt === null;
}

/** In one order, so that two transactions cannot wait for each other. */
function sorted(rows: SignatureRow[]): SignatureRow[] {
  return rows
    .filter(({ looseId }) => looseId !== null)
    .sort((a, b) => (a.looseId! < b.looseId! ? -1 : 1));
}

const columnsOf = (rows: SignatureRow[]) => [
  arrayLiteral(rows.map((row) => row.looseId)),
  arrayLiteral(rows.map((row) => row.petitionId)),
  arrayLiteral(rows.map((row) => row.contactId)),
];
