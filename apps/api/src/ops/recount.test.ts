import { WithdrawSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ops } from '../../test/ops.ts';
import { linkTo, PETITION, sign, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';
import { noteChecks } from '../features/integrity/count-check.service.ts';
import { checkCounts } from '../features/signatures/count-drift.jobs.ts';
import { createLogger } from '../platform/log.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await signAndConfirm(world, { email: 'ann@example.org', source: 'letter' });
  await signAndConfirm(world, { email: 'bob@example.org', country: 'FR' });
  await sign(world, { email: 'cat@example.org', source: 'letter' });
});

async function everything(): Promise<unknown> {
  const tables = [
    'signatures',
    'petition_tallies',
    'petition_country_tallies',
    'petition_source_tallies',
    'petition_minutes',
    'ledger',
  ];
  const rows = await Promise.all(
    tables.map((table) => world.owner.query(`select * from ${table} order by 1, 2, 3`)),
  );
  return rows.map((result) => result.rows);
}

describe('a recount', () => {
  test('agrees with what was signed, confirmed and withdrawn', async () => {
    await world.deliver();
    const token = linkTo(world, 'ann@example.org', 'signature');
    await world.request(WithdrawSignatureDocument, { input: { token } });
    expect(await ops(world, 'recount')).toEqual({
      status: 0,
      stdout: `${PETITION}: agrees\n`,
      stderr: '',
    });
  });

  test('agrees before anybody has signed', async () => {
    await emptyTables(world);
    expect((await ops(world, 'recount')).status).toBe(0);
  });

  test('agrees at every moment while people sign', async () => {
    let isSigning = true;
    const signing = Promise.all(
      Array.from({ length: 150 }, (_, i) =>
        sign(world, { email: `p${i}@example.org`, source: `s${i % 7}` }),
      ),
    ).finally(() => (isSigning = false));
    let runs = 0;
    while (isSigning || runs < 3) {
      expect((await ops(world, 'recount', '--petition', PETITION)).stdout).toBe(
        `${PETITION}: agrees\n`,
      );
      runs += 1;
    }
    await signing;
  });

  test.each([
    [
      'a raised total',
      'update petition_tallies set confirmed = confirmed + 1',
      'confirmed 3, should be 2',
    ],
    ['a lost tally', 'delete from petition_tallies', 'pending 0, should be 1'],
    [
      'a moved country',
      `update petition_country_tallies set country = 'DE' where country = 'FR'`,
      'confirmed from DE 1, should be 0',
    ],
    [
      'a lowered source',
      `update petition_source_tallies set signatures = 1 where source = 'letter'`,
      'signatures by letter 1, should be 2',
    ],
    [
      'a longer ledger',
      `update ledger set entries = entries + 5`,
      'confirmed by the ledger 7, should be 2',
    ],
    [
      'paper signatures without a ledger line',
      'update petition_tallies set offline = 40',
      'offline by the ledger 0, should be 40',
    ],
    [
      'a ledger line that nobody gave a reason for',
      `insert into ledger (petition_id, day, kind, entries) select id, '2022-03-15', 'offline', 7 from petitions`,
      'offline of 2022-03-15 by the ledger 7, should be 0',
    ],
    [
      'a reason without a ledger line',
      `insert into ledger_reasons (petition_id, day, kind, entries, reason, role)
       select id, '2022-03-15', 'reinstated', 7, 'By hand.', 'ADMIN' from petitions`,
      'reinstated of 2022-03-15 by the ledger 0, should be 7',
    ],
    [
      'a signature that was deleted',
      `delete from signatures where state = 'PENDING'`,
      'pending 1, should be 0',
    ],
    [
      'a signature that was confirmed by hand',
      `update signatures set state = 'CONFIRMED' where state = 'PENDING'`,
      'confirmed by the ledger 2, should be 3',
    ],
    [
      'a minute that was added to',
      'update petition_minutes set confirmed_change = confirmed_change + 9',
      'confirmed by the minutes',
    ],
    ['lost minutes', 'delete from petition_minutes', 'pending by the minutes 0, should be 1'],
    [
      'confirmations that only the ledger knows of',
      'update petition_minutes set confirmed = 0',
      'confirmations by the minutes 0, should be 2',
    ],
    [
      'paper signatures that only a minute knows of',
      `insert into petition_minutes (petition_id, minute, offline_change)
       select id, '2022-03-15T12:00Z', 7 from petitions`,
      'offline by the minutes 7, should be 0',
    ],
    [
      'counts of a petition that is none',
      `insert into petition_tallies (petition_id, confirmed) values ('00000000-0000-4000-8000-000000000000', 9)`,
      '00000000-0000-4000-8000-000000000000: confirmed 9, should be 0',
    ],
  ])('tells %s, exits with 1 and changes nothing', async (_name, tampering, line) => {
    await world.owner.query(tampering);
    const before = await everything();
    const run = await ops(world, 'recount');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(line);
    expect(run.stderr).toMatch(/^[^\n]+drift[^\n]+\n$/);
    expect(await everything()).toEqual(before);
  });

  test('tells of paper signatures without a ledger line also where nobody else signed', async () => {
    await emptyTables(world);
    await world.owner.query(
      'insert into petition_tallies (petition_id, offline) select id, 40 from petitions',
    );
    expect((await ops(world, 'recount')).stdout).toContain('offline by the ledger 0, should be 40');
  });

  test('of one petition leaves others out', async () => {
    await world.owner.query(
      `insert into petition_tallies (petition_id, confirmed) values ('00000000-0000-4000-8000-000000000000', 9)`,
    );
    expect((await ops(world, 'recount', '--petition', PETITION)).status).toBe(0);
  });

  test.each([[['--petition', 'unknown']], [['--petition', 'a\u0000b']], [['--petition']], [['x']]])(
    'of %j is refused in one line',
    async (args) => {
      const run = await ops(world, 'recount', ...args);
      expect(run).toMatchObject({ status: 1, stdout: '' });
      expect(run.stderr).toMatch(/^[^\n]+\n$/);
    },
  );
});

describe('the scheduled check', () => {
  async function alarms(): Promise<unknown[]> {
    const lines: string[] = [];
    const logger = createLogger('info', 'test', { write: (line) => void lines.push(line) });
    await checkCounts({ db: world.db.manager, logger });
    return lines.map((line) => JSON.parse(line));
  }

  test('is silent while counts agree', async () => {
    expect(await alarms()).toEqual([]);
  });

  const noted = async () =>
    (await world.owner.query('select checked_at as at, differences from count_checks')).rows;

  test('notes for each petition when it was looked at, and what came of it', async () => {
    expect(await noted()).toEqual([]);
    await alarms();
    const [first] = await noted();
    expect(first).toEqual({ at: expect.any(Date), differences: 0 });
    await world.owner.query('update petition_tallies set offline = 5, confirmed = 9');
    await alarms();
    const [second, ...rest] = await noted();
    expect(rest).toEqual([]);
    expect(second.differences).toBe(3);
    expect(second.at.getTime()).toBeGreaterThan(first.at.getTime());
  });

  test('that ends late does not replace a newer one', async () => {
    await alarms();
    const before = await noted();
    const { rows } = await world.owner.query('select id from petitions');
    await noteChecks(world.db.manager, new Date(0), new Map([[rows[0].id, 7]]));
    expect(await noted()).toEqual(before);
  });

  test('raises an alarm for each count that drifts, and repairs none', async () => {
    await world.owner.query('update petition_tallies set confirmed = confirmed + 1');
    const alarm = { level: 50, msg: 'counts drift', what: 'confirmed', kept: 3, counted: 2 };
    expect(await alarms()).toEqual([expect.objectContaining(alarm)]);
    expect(await alarms()).toHaveLength(1);
  });
});
