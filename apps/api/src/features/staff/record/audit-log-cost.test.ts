import type { AuditFilter } from '@undersigned/shared/staff/audit-filter.schema.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { ACTORS_OF_ENTRIES, auditPage, type Place } from './audit-log.queries.ts';

const ENTRIES = 40_000;
/** A page of a hundred, each perhaps on a page of its own, and the ways there: the log has ten times as many. */
const PAGES_AT_MOST = 160;

let world: World;
let middle: Place;
beforeAll(async () => {
  world = await createWorld();
  // Every tenth entry is somebody else's; what is rare was done long ago.
  await world.owner.query(
    `insert into audit_entries (at, actor, action, subject, detail)
     select now() - (${ENTRIES} - i) * interval '1 minute',
       case when i % 10 = 0 then 'account b' else 'account a' end,
       case when i < 300 then 'allow-mail' when i % 7 = 0 then 'show-app' else 'read-signatures' end,
       case when i % 9 = 0 then 'petition q' else 'petition p' end, '50 signatures; all'
     from generate_series(1, ${ENTRIES}) i`,
  );
  await world.owner.query('vacuum analyze audit_entries');
  const { rows } = await world.owner.query(
    'select at::text as at, id from audit_entries order by id offset $1 limit 1',
    [ENTRIES / 2],
  );
  middle = rows[0];
});
afterAll(() => world.close());

async function pagesOf(text: string, values: unknown[] = []): Promise<number> {
  const rows = await world.db.query(`explain (analyze, buffers, format json) ${text}`, values);
  const plan = rows[0]['QUERY PLAN'][0]['Plan'];
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

describe('however long the log is, a page looks at as much as it shows', () => {
  const then = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  test.each<[string, AuditFilter]>([
    ['of all', {}],
    ['of somebody', { actor: 'b' }],
    ['of somebody who did nothing', { actor: 'nobody' }],
    ['of an act', { actions: ['read-signatures'] }],
    ['of an act of long ago', { actions: ['allow-mail'] }],
    ['of several acts', { actions: ['allow-mail', 'show-app', 'export-signatures'] }],
    ['of a petition', { petition: 'q' }],
    ['of no petition', { petition: 'none' }],
    ['since lately', { from: then(300) }],
    ['up to long ago', { to: then(39_000) }],
    ['of a time long ago', { from: then(39_500), to: then(39_000) }],
    ['of somebody, of a time long ago', { actor: 'b', from: then(39_500), to: then(39_000) }],
  ])('%s', async (_what, filter) => {
    for (const after of [null, middle]) {
      const { text, values } = auditPage(filter, after, 101);
      expect(await pagesOf(text, values)).toBeLessThan(PAGES_AT_MOST);
    }
  });

  test('and whom there is to be asked for is found without reading it', async () => {
    expect(await pagesOf(ACTORS_OF_ENTRIES)).toBeLessThan(20);
  });
});
