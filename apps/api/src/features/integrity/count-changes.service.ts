import type { PoolClient } from 'pg';
import { minuteOf } from '../../platform/clock.ts';
import { allOf } from '../../platform/db.ts';
import {
  ADD_TO_LEDGER,
  CHANGE_COUNTRIES,
  CHANGE_MINUTES,
  CHANGE_SOURCES,
  CHANGE_TALLIES,
} from './tally.queries.ts';

export type CountedState = 'PENDING' | 'HELD' | 'CONFIRMED' | 'WITHDRAWN' | 'INVALIDATED';
/** What is entered with the counts. What staff do has its reason, too: `enterWithReason`. */
export type LedgerKind = 'confirmed' | 'withdrawn' | 'held' | 'erased';

/** What one signature adds to the counts as it stands. The counts are the sum of these over all rows. */
export type Contribution = { state: CountedState; country: string; source: string } | null;

export const DIRECT_SOURCE = 'direct';

type Sums = Map<string, { key: string[]; values: number[] }>;

const STATES: CountedState[] = ['PENDING', 'HELD', 'CONFIRMED', 'WITHDRAWN', 'INVALIDATED'];
const NO_STATE = STATES.map(() => 0);

/**
 * Gathers what a transaction changes in the counts, then writes it in a few statements, last of
 * all, so that the hot rows are locked only for the commit. Keys are sorted, so that two
 * transactions cannot wait for each other.
 */
export class CountChanges {
  private readonly tallies: Sums = new Map();
  private readonly countries: Sums = new Map();
  private readonly sources: Sums = new Map();
  private readonly minutes: Sums = new Map();
  private readonly ledger: Sums = new Map();

  /** A signature went from contributing `before` to contributing `after`, at that time. */
  move(petitionId: string, at: Date, before: Contribution, after: Contribution): void {
    if (before) this.count(petitionId, at, before, -1);
    if (after) this.count(petitionId, at, after, 1);
  }

  signedAt(petitionId: string, at: Date): void {
    add(this.minutes, [petitionId, minuteOf(at)], [1, 0, ...NO_STATE]);
  }

  confirmedAt(petitionId: string, at: Date): void {
    add(this.minutes, [petitionId, minuteOf(at)], [0, 1, ...NO_STATE]);
  }

  enter(petitionId: string, kind: LedgerKind): void {
    add(this.ledger, [petitionId, kind], [1]);
  }

  async write(client: PoolClient): Promise<void> {
    await allOf([
      writeSums(client, 'change-minutes', CHANGE_MINUTES, this.minutes),
      writeSums(client, 'change-sources', CHANGE_SOURCES, this.sources),
      writeSums(client, 'change-countries', CHANGE_COUNTRIES, this.countries),
      writeSums(client, 'add-to-ledger', ADD_TO_LEDGER, this.ledger),
      writeSums(client, 'change-tallies', CHANGE_TALLIES, this.tallies),
    ]);
  }

  private count(petitionId: string, at: Date, of: NonNullable<Contribution>, sign: 1 | -1): void {
    const confirmed = of.state === 'CONFIRMED' ? sign : 0;
    const byState = STATES.map((state) => (state === of.state ? sign : 0));
    add(this.tallies, [petitionId], byState);
    add(this.minutes, [petitionId, minuteOf(at)], [0, 0, ...byState]);
    add(this.sources, [petitionId, of.source], [sign, confirmed]);
    if (confirmed !== 0) add(this.countries, [petitionId, of.country], [confirmed]);
  }
}

function add(sums: Sums, key: string[], values: number[]): void {
  const name = key.join(' ');
  const sum = sums.get(name);
  if (!sum) sums.set(name, { key, values: [...values] });
  else values.forEach((value, i) => (sum.values[i]! += value));
}

async function writeSums(
  client: PoolClient,
  name: string,
  text: string,
  sums: Sums,
): Promise<void> {
  const rows = [...sums.entries()]
    .filter(([, { values }]) => values.some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, values }]) => [...key, ...values]);
  if (rows.length === 0) return;
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]));
  await client.query({ name, text, values: columns });
}
