import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { allOf } from '../../platform/db.ts';
import { readHolders } from './mailbox.queries.ts';
import type { Act, SignAct } from './signature.act.ts';
import type { Known } from './signature-holding.rules.ts';

/** $1 petition ids, $2 tags */
const READ_MARKS = `
  select petition_id || ' ' || encode(tag, 'hex') as mark from set_aside_marks
  where (petition_id, tag) in (select * from unnest($1::uuid[], $2::bytea[]))`;

/** $1 petition ids, $2 tags */
export const ADD_MARKS = `
  insert into set_aside_marks (petition_id, tag) select * from unnest($1::uuid[], $2::bytea[])
  on conflict do nothing`;

/** What is known of those who sign or confirm: asked together with their rows. */
export async function readKnown(client: PoolClient, acts: Act[]): Promise<Known> {
  const signing = acts.filter((act): act is SignAct => act.kind === 'sign');
  const [holders, marks] = await allOf([readHolders(client, acts), readMarks(client, signing)]);
  return { holders, marks };
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
