import type pg from 'pg';
import type { PoolClient } from 'pg';
import { ofOneMoment, type Db } from '../../platform/db.ts';
import type { Answer, Decision, SetAsideState, StaffAct } from './signature.act.ts';
import type { Case } from './signature.case.ts';
import type { SignatureCriteria } from './signature-criteria.ts';
import { MICROS, scanSignatures, type Place } from './signature-scan.queries.ts';
import { writeActs, type Writing } from './signature.writer.ts';

export type { SetAsideState, SignatureCriteria, StaffAct, Writing, Place };
export { criteriaOf } from './signature-criteria.ts';
export { openSignatureName } from './signature-name.ts';

/** A statement over five times as many was given up by the database while the disk was slow. */
const COUNTED_AT_A_TIME = 100_000;

/** What became of one signature. */
export type Changed = {
  contactId: string;
  before: SetAsideState;
  /** Why it was held, if it was. */
  heldBecause: string | null;
  /** What the ledger is to say of it; nothing when it did not change the count. */
  reasoned: Decision['reasoned'];
};

/**
 * Carries out what staff decide about signatures: all of it in one transaction, with what `beside`
 * writes about those that change. There is no other way for staff to a count.
 */
export async function carryOut(
  writing: Writing,
  acts: StaffAct[],
  beside: (client: PoolClient, changed: Changed[]) => Promise<void>,
): Promise<Answer[]> {
  return writeActs(writing, acts, (client, cases) => beside(client, cases.flatMap(changedOf)));
}

function changedOf({ before, after, decisions }: Case): Changed[] {
  if (!before || !after || before === after) return [];
  const reasoned = decisions.find((decision) => decision.reasoned)?.reasoned;
  const { contactId, state, heldBecause } = before;
  return [{ contactId, before: state as SetAsideState, heldBecause, reasoned }];
}

/**
 * The next signatures of these states, oldest first, and the place to go on from: null at the end. Both are of
 * one moment: what leaves the walked index in between would move that place past others.
 */
export function nextSignatures(
  pool: pg.Pool,
  petitionId: string,
  criteria: SignatureCriteria,
  states: SetAsideState[],
  after: Place | null,
  { limit, most }: { limit: number; most: number },
): Promise<{ contactIds: string[]; end: Place | null }> {
  const scan = scanSignatures({ petitionId, criteria, after, newest: false, most });
  const columns = `${MICROS} as micros, contact_id as "contactId"`;
  const { text, values } = scan.matching(columns, limit, states);
  return ofOneMoment(pool, async (client) => {
    const { rows } = await client.query<Place>(text, values);
    const contactIds = rows.map(({ contactId }) => contactId);
    if (rows.length === limit) return { contactIds, end: rows.at(-1)! };
    const looked = await client.query<Place>(scan.entries.text, scan.entries.values);
    return { contactIds, end: looked.rows[0] ?? null };
  });
}

/** How many there are, and how many of them their owners have confirmed. */
export type Found = { count: number; confirmed: number };
const NONE: Found = { count: 0, confirmed: 0 };

/**
 * How many there are now, by state. Takes as long as there are many: a statement looks at so many
 * that it ends long before the database would give it up, and all of them see the same moment.
 */
export function countFound(
  db: Db,
  petitionId: string,
  criteria: SignatureCriteria,
  most = COUNTED_AT_A_TIME,
): Promise<Map<string, Found>> {
  return db.transaction('REPEATABLE READ', async (tx) => {
    const counts = new Map<string, Found>();
    let after: Place | null = null;
    do {
      const { entries, matching } = scanSignatures({
        ...{ petitionId, criteria, after, newest: false, most },
      });
      const { text, values } = matching('state, confirmed_at', most);
      const found: ({ state: string } & Found)[] = await tx.query(
        `select state, count(*)::int as count, count(confirmed_at)::int as confirmed
         from (${text}) s group by state`,
        values,
      );
      for (const { state, count, confirmed } of found) {
        const before = counts.get(state) ?? NONE;
        counts.set(state, {
          count: before.count + count,
          confirmed: before.confirmed + confirmed,
        });
      }
      const [last]: Place[] = await tx.query(entries.text, entries.values);
      after = last ?? null;
    } while (after);
    return counts;
  });
}

export async function countHeld(...asked: Parameters<typeof countFound>): Promise<Found> {
  return (await countFound(...asked)).get('HELD') ?? NONE;
}
