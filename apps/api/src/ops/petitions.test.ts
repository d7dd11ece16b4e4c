import {
  CampaignPageDocument,
  type CampaignPageQuery,
  PetitionPageDocument,
  type PetitionPageQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { file, ops } from '../../test/ops.ts';
import { PETITION, sign, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';

const HOMES = {
  slug: 'warm-homes',
  title: 'Warm homes for all',
  demand: 'We ask for warm homes.',
  addressedTo: 'The city council',
};

const HOMES_TEXT = { title: HOMES.title, demand: HOMES.demand, addressedTo: HOMES.addressedTo };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('delete from petitions where slug <> $1', [PETITION]);
  await world.owner.query('update petitions set closed_at = null, closes_at = null');
});

const create = (content: unknown) =>
  ops(world, 'create-petition', file(JSON.stringify(content), 'petition.json'));

async function petition(slug: string) {
  const answer = await world.request<PetitionPageQuery>(PetitionPageDocument, { slug });
  return answer.data!.petition;
}

async function petitions(): Promise<unknown[]> {
  return (await world.owner.query('select * from petitions order by slug')).rows;
}

describe('Ned creates a petition', () => {
  test('which people can sign at once', async () => {
    expect(await create(HOMES)).toEqual({
      status: 0,
      stdout: 'Created: /petitions/warm-homes\n',
      stderr: '',
    });
    expect(await petition('warm-homes')).toMatchObject({
      title: HOMES.title,
      status: 'OPEN',
      campaign: { slug: 'refugees-welcome' },
      tally: { total: 0 },
    });
    expect((await sign(world, { petition: 'warm-homes' })).status).toBe(200);
  });

  test('with a closing date and lines in its demand', async () => {
    const demand = 'We ask for:\nwarm homes.';
    await create({ ...HOMES, demand, closesAt: '2099-04-30T22:59:59+01:00' });
    const { rows } = await world.owner.query(`select * from petitions where slug = 'warm-homes'`);
    expect(rows[0]).toMatchObject({ demand, closes_at: new Date('2099-04-30T21:59:59Z') });
  });

  test.each<[string, unknown, RegExp]>([
    ['nothing', '', /not JSON/],
    ['bad JSON', '{slug: x}', /not JSON/],
    ['a list', [], /slug, title/],
    ['a number', 7, /the file/],
    ['an empty object', {}, /slug, title, demand, addressedTo/],
    ['an unknown field', { ...HOMES, 'off\nline': 9000 }, /off\?line/],
    ['a bad slug', { ...HOMES, slug: 'Warm Homes' }, /: slug\./],
    ['a path for a slug', { ...HOMES, slug: '../x' }, /: slug\./],
    ['a blank title', { ...HOMES, title: '  ' }, /: title\./],
    ['a title of two lines', { ...HOMES, title: 'Warm\nhomes' }, /: title\./],
    ['a title that is a number', { ...HOMES, title: 7 }, /: title\./],
    ['a NUL', { ...HOMES, demand: 'a\u0000b' }, /: demand\./],
    ['half a surrogate pair', { ...HOMES, demand: 'a\ud800b' }, /: demand\./],
    ['a demand of a book', { ...HOMES, demand: 'x'.repeat(2_001) }, /: demand\./],
    ['an unknown campaign', { ...HOMES, campaign: 'nowhere' }, /no campaign nowhere/],
    ['a closing date in words', { ...HOMES, closesAt: 'tomorrow' }, /: closesAt\./],
    ['a day that is none', { ...HOMES, closesAt: '2099-02-31T00:00:00Z' }, /: closesAt\./],
    ['a closing date that is over', { ...HOMES, closesAt: '2022-04-30T00:00:00Z' }, /passed/],
    ['the same language twice', { ...HOMES, texts: { en: HOMES_TEXT } }, /: texts\.en\b/],
    ['a slug that is taken', { ...HOMES, slug: PETITION }, /already; nothing was changed/],
  ])('from a file with %s: one clear line, and nothing changes', async (_name, content, line) => {
    const before = await petitions();
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const run = await ops(world, 'create-petition', file(text));
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run.stderr).toMatch(line);
    expect(await petitions()).toEqual(before);
  });

  test('from no file, a missing one, a directory or a binary one: one clear line', async () => {
    for (const args of [[], ['/nowhere.json'], [import.meta.dirname], [file('{}\u0000')]]) {
      const run = await ops(world, 'create-petition', ...args);
      expect(run.status).toBe(1);
      expect(run.stderr).toMatch(/^[^\n]+\n$/);
    }
  });
});

describe('a petition that Ned closes', () => {
  test('takes no more signatures and keeps the ones it has', async () => {
    await signAndConfirm(world);
    expect((await ops(world, 'close-petition', PETITION)).stdout).toBe(
      `Closed: /petitions/${PETITION}\n`,
    );
    const refused = await sign(world, { email: 'late@example.org' });
    expect(refused).toMatchObject({
      status: 409,
      errors: [{ extensions: { code: 'PETITION_CLOSED' } }],
    });
    expect(await petition(PETITION)).toMatchObject({ status: 'CLOSED', tally: { total: 1 } });
  });

  test('closed when it was closed first, however often that is repeated', async () => {
    await ops(world, 'close-petition', PETITION);
    const before = await petitions();
    expect((await ops(world, 'close-petition', PETITION)).status).toBe(0);
    expect(await petitions()).toEqual(before);
  });

  test('keeps its closing date where that has passed', async () => {
    await world.owner.query(`update petitions set closes_at = now() - interval '7 months'`);
    expect((await ops(world, 'close-petition', PETITION)).status).toBe(0);
    const { rows } = await world.owner.query(
      `select closed_at = closes_at as "isKept" from petitions where slug = $1`,
      [PETITION],
    );
    expect(rows).toEqual([{ isKept: true }]);
  });

  test('leaves the front of its campaign to one that is open', async () => {
    await create(HOMES);
    const shown = async () => {
      const answer = await world.request<CampaignPageQuery>(CampaignPageDocument, {
        slug: 'refugees-welcome',
      });
      return answer.data!.campaign!.petitions.map(({ slug }) => slug);
    };
    expect(await shown()).toEqual([PETITION, 'warm-homes']);
    await ops(world, 'close-petition', PETITION);
    expect(await shown()).toEqual(['warm-homes', PETITION]);
    await ops(world, 'close-petition', 'warm-homes');
    expect(await shown()).toEqual([PETITION, 'warm-homes']);
  });

  test('takes signatures again once it is reopened', async () => {
    await ops(world, 'close-petition', PETITION);
    expect((await ops(world, 'reopen-petition', PETITION)).status).toBe(0);
    expect((await sign(world)).status).toBe(200);
    expect(await petition(PETITION)).toMatchObject({ status: 'OPEN' });
  });
});

describe('reopening', () => {
  const closing = async () => {
    const { rows } = await world.owner.query('select closes_at, closed_at from petitions');
    return rows[0];
  };

  test('lifts a closing date that has passed', async () => {
    await world.owner.query(`update petitions set closes_at = now() - interval '1 day'`);
    expect((await sign(world)).status).toBe(409);
    await ops(world, 'reopen-petition', PETITION);
    expect(await closing()).toEqual({ closes_at: null, closed_at: null });
    expect((await sign(world)).status).toBe(200);
  });

  test('leaves a closing date that is to come', async () => {
    await world.owner.query(`update petitions set closes_at = '2099-01-01', closed_at = now()`);
    await ops(world, 'reopen-petition', PETITION);
    expect(await closing()).toEqual({ closes_at: new Date('2099-01-01Z'), closed_at: null });
  });
});

test.each([
  ['close-petition', 'unknown', /^There is no petition unknown\.\n$/],
  ['reopen-petition', 'unknown', /^There is no petition unknown\.\n$/],
  ['close-petition', 'a\u0000b', /^Usage/],
  ['close-petition', '', /^Usage/],
])('%s %j is refused in one line', async (command, slug, line) => {
  const run = await ops(world, command, slug);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(line);
});

describe('an update that Ned posts', () => {
  const UPDATE = { title: 'An answer', body: 'The council wrote back.' };
  const post = (content: object) =>
    ops(world, 'post-update', PETITION, file(JSON.stringify(content), 'update.json'));
  const posted = async () => (await petition(PETITION))!.updates.map(({ title }) => title);
  beforeEach(() => world.owner.query('delete from petition_updates'));

  test('stands on the petition, the newest on top', async () => {
    expect(await post(UPDATE)).toEqual({
      status: 0,
      stdout: `Posted: /petitions/${PETITION}#updates\n`,
      stderr: '',
    });
    await post({ ...UPDATE, title: 'A second answer' });
    expect(await posted()).toEqual(['A second answer', 'An answer']);
  });

  test('stands there once, however often the command is called', async () => {
    await post(UPDATE);
    expect(await post(UPDATE)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('nothing was changed'),
    });
    expect(await posted()).toEqual(['An answer']);
  });
});
