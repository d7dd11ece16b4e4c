import type { Db } from '../../platform/db.ts';
import { joined, oneByOne } from '../../platform/joined.ts';
import { type Cursor, toConnection } from '../../platform/page.ts';
import { DAILY_CHANGES, READ_LEDGER } from './ledger.queries.ts';
import type { LedgerReason } from './ledger-reason.type.ts';
import type { CountLedger, LedgerDay } from './ledger.type.ts';

/** What a day added to a petition's total, or took from it. */
export type DailyChange = { day: string; change: number };

/** In order; days without a change are left out. */
export async function findDailyChanges(
  db: Db,
  petitionIds: readonly string[],
): Promise<Map<string, DailyChange[]>> {
  const rows: (DailyChange & { petitionId: string })[] = await db.query(DAILY_CHANGES, [
    petitionIds,
  ]);
  return Map.groupBy(rows, ({ petitionId }) => petitionId);
}

export type LedgerPage = {
  petitionId: string;
  openedAt: Date;
  first: number;
  after: Cursor | null;
  firstReasons: number;
  afterReason: Cursor | null;
};

/** Why the count is what it is: days and reasons newest first, with the total of the same moment. */
export async function requireLedger(db: Db, page: LedgerPage): Promise<CountLedger> {
  // Who asks for the same page meanwhile has the same answer.
  return (await joined(db, readLedgers, JSON.stringify(page)))!;
}

const readLedgers = oneByOne(async (db: Db, question: string): Promise<CountLedger> => {
  const { petitionId, openedAt, first, after, firstReasons, afterReason } = JSON.parse(
    question,
  ) as Asked;
  // One more than is shown says whether there is a next page.
  const [row]: [Read] = await db.query(READ_LEDGER, [
    ...[petitionId, openedAt, first + 1, timeOf(after)],
    ...[firstReasons + 1, timeOf(afterReason), afterReason?.id ?? null],
  ]);
  const { check } = row;
  return {
    ...row,
    check: check && { ...check, checkedAt: new Date(check.checkedAt) },
    days: toConnection(row.days, first, ({ day }) => ({ at: new Date(day), id: petitionId })),
    reasons: toConnection(
      row.reasons.map((reason) => ({ ...reason, at: new Date(reason.at) })),
      firstReasons,
      ({ at, id }) => ({ at, id }),
    ),
  };
});

/** As the driver writes it: years that Postgres spells in its own way are asked for, too. */
const timeOf = (place: Place) => place && new Date(place.at);

/** As JSON keeps it. */
type Place = { at: string; id: string } | null;
type Asked = Record<'petitionId' | 'openedAt', string> &
  Record<'first' | 'firstReasons', number> &
  Record<'after' | 'afterReason', Place>;

type Read = Pick<CountLedger, 'asOf' | 'openedOn' | 'total' | 'sums'> & {
  days: LedgerDay[];
  reasons: (Omit<LedgerReason, 'at'> & NonNullable<Place>)[];
  check: { checkedAt: string; agrees: boolean } | null;
};
