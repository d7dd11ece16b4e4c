import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { allOf } from '../../platform/db.ts';
import type { Act, SignAct } from './signature.act.ts';
import type { Known } from './signature-holding.rules.ts';

/** $1 petition ids, $2 loose ids */
const READ_FIRSTS = `
  select petition_id || ' ' || loose_id as mailbox, contact_id as "contactId" from signatures
  where (petition_id, loose_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/** $1 petition ids, $2 tags */
const READ_MARKS = `
  select petition_id || ' ' || encode(tag, 'hex') as mark from set_aside_marks
  where (petition_id, tag) in (select * from unnest($1::uuid[], $2::bytea[]))`;

/** $1 petition ids, $2 tags */
export const ADD_MARKS = `
  insert into set_aside_marks (petition_id, tag) select * from unnest($1::uuid[], $2::bytea[])
  on conflict do nothing`;

/** What is known of those who sign: asked together with their rows. */
export async function readKnown(client: PoolClient, acts: Act[]): Promise<Known> {
  const signing = acts.filter((act): act is SignAct => act.kind === 'sign');
  const loose = signing.filter(({ submission }) => submission.looseId !== null);
  const [firsts, marks] = await allOf([readFirsts(client, loose), readMarks(client, signing)]);
  return { firsts, marks };
}

async function readFirsts(client: PoolClient, acts: SignAct[]): Promise<Known['firsts']> {
  if (acts.length === 0) return new Map();
  const { rows } = await client.query<{ mailbox: string; contactId: string }>({
    name: 'read-firsts',
    text: READ_FIRSTS,
    values: [
      arrayLiteral(acts.map((act) => act.petitionId)),
      arrayLiteral(acts.map((act) => act.submission.looseId)),
    ],
  });
  return new Map(rows.map(({ mailbox, contactId }) => [mailbox, contactId]));
}

async function readMarks(client: PoolClient, acts: SignAct[]): Promise<Known['marks']> {
  if (acts.length === 0) return new Set();
  const { rows } = await client.query<{ mark: string }>({
    name: 'read-marks',
    text: READ_MARKS,
    values: [
      arrayLiteral(acts.map((act) => act.petitionId)),
      arrayLiteral(acts.map((act) => act.setAsideTag)),
    ],
  });
  return new Set(rows.map(({ mark }) => mark));
}
