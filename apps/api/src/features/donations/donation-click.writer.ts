import type pg from 'pg';
import { minuteOf } from '../../platform/clock.ts';
import { transaction } from '../../platform/db.ts';
import { rememberSources } from '../integrity/source.service.ts';
import { ADD_CLICKS, ADD_VISITORS, SOURCES_OF_LINK } from './donation-click.queries.ts';
import { dayOf } from './donation-click.rules.ts';

export type Click = {
  linkId: string;
  at: Date;
  source: string;
  /** Without a tag it is counted as a click, and not as a visitor. */
  visitorTag: Buffer | null;
  /** Whether who clicked may bring along one more source that nobody knows yet. */
  mayAddSource: () => boolean;
};

const ofLink = rememberSources();

/** Adds clicks, and the visitors among them who come for the first time that day, in one transaction. */
export async function writeClicks(pool: pg.Pool, clicks: Click[]): Promise<void> {
  await transaction(pool, async (client) => {
    const newcomers = await addVisitors(client, clicks);
    const sums = new Map<string, [string, string, string, number, number]>();
    for (const click of clicks) {
      const { linkId, at } = click;
      const source = await countedSource(client, click);
      const key = [linkId, minuteOf(at), source].join(' ');
      const sum = sums.get(key) ?? [linkId, minuteOf(at), source, 0, 0];
      // Only the first of several clicks by one newcomer makes a visitor.
      if (newcomers.delete(visitorKey(click))) sum[3] += 1;
      sum[4] += 1;
      sums.set(key, sum);
    }
    await client.query({ name: 'add-clicks', text: ADD_CLICKS, values: columns(sorted(sums)) });
  });
}

async function addVisitors(client: pg.PoolClient, clicks: Click[]): Promise<Set<string>> {
  const visits = new Map(
    clicks
      .filter((click) => click.visitorTag !== null)
      .map((click) => [visitorKey(click), [click.linkId, dayOf(click.at), click.visitorTag!]]),
  );
  if (visits.size === 0) return new Set();
  const { rows } = await client.query<{ linkId: string; day: string; tag: string }>({
    name: 'add-visitors',
    text: ADD_VISITORS,
    values: columns(sorted(visits)),
  });
  return new Set(rows.map(({ linkId, day, tag }) => `${linkId} ${day} ${tag}`));
}

function visitorKey({ linkId, at, visitorTag }: Click): string {
  return `${linkId} ${dayOf(at)} ${visitorTag?.toString('hex')}`;
}

/** Once a link has its fill of sources new ones count as `other`, as they do for petitions. */
function countedSource(
  client: pg.PoolClient,
  { linkId, source, mayAddSource }: Click,
): Promise<string> {
  const readKnown = async () => {
    const { rows } = await client.query<{ source: string }>(SOURCES_OF_LINK, [linkId]);
    return rows.map((row) => row.source);
  };
  return ofLink(linkId, source, readKnown, mayAddSource);
}

/** In the order of the keys, so that two transactions cannot wait for each other. */
function sorted<Row>(rows: Map<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function columns(rows: unknown[][]): unknown[][] {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]));
}
