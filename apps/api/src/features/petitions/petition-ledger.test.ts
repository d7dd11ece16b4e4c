import {
  ConfirmSignatureDocument,
  PetitionLedgerDocument,
  type PetitionLedgerQuery,
  type PetitionLedgerQueryVariables,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkTo, PETITION, prompt, readThePage, sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { noteChecks } from '../integrity/count-check.service.ts';
import { enterWithReason } from '../integrity/ledger-reason.service.ts';

let world: World;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld();
  const opened = `update petitions set created_at = '2022-03-10T23:59:59Z' returning id`;
  petitionId = (await world.owner.query(opened)).rows[0].id;
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function ask(variables: Partial<PetitionLedgerQueryVariables> = {}) {
  const answer = await world.request<PetitionLedgerQuery>(PetitionLedgerDocument, {
    slug: PETITION,
    ...variables,
  });
  if (!answer.data) throw new Error(answer.body);
  return answer.data.petition!.ledger;
}
const none = { confirmed: 0, offline: 0, withdrawn: 0, erased: 0, held: 0 };
const nothing = { ...none, released: 0, invalidated: 0, reinstated: 0 };

/** Lines of days that are over, and the tally that they come to. */
async function past(days: Record<string, Record<string, number>>): Promise<void> {
  for (const [day, kinds] of Object.entries(days)) {
    for (const [kind, entries] of Object.entries(kinds)) {
      await world.owner.query('insert into ledger values ($1, $2, $3, $4)', [
        ...[petitionId, day, kind, entries],
      ]);
    }
  }
  await world.owner.query(
    `insert into petition_tallies (petition_id, confirmed, offline)
     select $1, coalesce(sum(case when kind in ('confirmed', 'released', 'reinstated') then entries
       when kind = 'offline' then 0 else -entries end), 0),
       coalesce(sum(entries) filter (where kind = 'offline'), 0) from ledger`,
    [petitionId],
  );
}

describe('the ledger of a petition', () => {
  test('begins with the day on which it opened, by UTC', async () => {
    expect(await ask()).toMatchObject({
      total: 0,
      openedOn: '2022-03-10',
      sums: nothing,
      days: { edges: [{ node: { day: '2022-03-10', changes: nothing, total: 0 } }] },
      reasons: { edges: [] },
      check: null,
    });
  });

  test('adds up on every line, and to the total', async () => {
    await past({
      '2022-03-10': { confirmed: 1204, withdrawn: 2 },
      '2022-03-12': { confirmed: 1846, offline: 180, withdrawn: 7, erased: 3 },
      '2022-03-14': { confirmed: 1730, invalidated: 240, held: 5 },
      '2022-03-15': { reinstated: 26, released: 4, offline: 195 },
    });
    const { days, sums, total } = await ask();
    expect(days.edges.map(({ node }) => [node.day, node.total])).toEqual([
      ['2022-03-15', 4928],
      ['2022-03-14', 4703],
      ['2022-03-12', 3218],
      ['2022-03-10', 1202],
    ]);
    expect(days.edges[1]!.node.changes).toEqual({
      ...nothing,
      ...{ confirmed: 1730, invalidated: -240, held: -5 },
    });
    expect(Object.values(sums).reduce((sum, change) => sum + change, 0)).toBe(total);
    expect(total).toBe(4928);
  });

  test('gives the days and the reasons page by page, with the sums of all', async () => {
    await past({ '2022-03-11': { confirmed: 5 }, '2022-03-12': { confirmed: 7 } });
    for (const reason of ['One.', 'Two.', 'Three.'])
      await enterWithReason(world.db.manager, {
        ...{ petitionId, kind: 'reinstated', entries: 1, reason, role: 'ADMIN' },
      });
    const query = `query ($slug: String!, $after: String, $afterReason: String) { petition(slug: $slug) {
      ledger(first: 2, after: $after, firstReasons: 2, afterReason: $afterReason) {
        sums { confirmed } days { edges { node { day total } } pageInfo { hasNextPage endCursor } }
        reasons { edges { node { reason } } pageInfo { hasNextPage endCursor } } } } }`;
    const read = async (variables: object) => {
      const answer = await world.request<PetitionLedgerQuery>(query, {
        slug: PETITION,
        ...variables,
      });
      return answer.data!.petition!.ledger;
    };
    const newest = await read({});
    const after = newest.days.pageInfo.endCursor;
    const afterReason = newest.reasons.pageInfo.endCursor;
    const older = await read({ after, afterReason });
    expect([newest, older].map(({ days }) => days.pageInfo.hasNextPage)).toEqual([true, false]);
    expect(older.days.edges.map(({ node }) => [node.day, node.total])).toEqual([
      ['2022-03-11', 5],
      ['2022-03-10', 0],
    ]);
    expect(older.sums.confirmed).toBe(12);
    const said = [newest, older].flatMap(({ reasons }) =>
      reasons.edges.map(({ node }) => node.reason),
    );
    expect(said.sort()).toEqual(['One.', 'Three.', 'Two.']);
  });

  test('says what staff did, how much and in which role, and not who', async () => {
    await enterWithReason(world.db.manager, {
      ...{ petitionId, kind: 'offline', entries: -20, role: 'CAMPAIGNER' },
      reason: 'Entered twice.',
    });
    const { rows } = await world.owner.query<{ now: Date }>('select now()');
    const today = rows[0]!.now.toISOString().slice(0, 10);
    const { edges } = (await ask()).reasons;
    expect(edges).toEqual([
      {
        node: {
          ...{ day: today, at: expect.any(String), kind: 'OFFLINE', change: -20 },
          ...{ role: 'CAMPAIGNER', approverRole: null, reason: 'Entered twice.' },
        },
      },
    ]);
    const age = rows[0]!.now.getTime() - Date.parse(edges[0]!.node.at);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60_000);
  });

  test('says when the counts were last compared, and whether they agreed', async () => {
    const checkedAt = new Date('2022-03-16T14:10:00Z');
    await noteChecks(world.db.manager, checkedAt, new Map([[petitionId, 2]]));
    expect((await ask()).check).toEqual({ checkedAt: checkedAt.toISOString(), agrees: false });
  });

  test('agrees with the total at every moment while people confirm', async () => {
    const people = Array.from({ length: 40 }, (_, i) => `p${i}@example.org`);
    await Promise.all(people.map((email) => sign(world, { email })));
    await world.deliver();
    const tokens = people.map((email) => linkTo(world, email, 'confirm'));
    const prompts = await Promise.all(tokens.map((token) => prompt(world, token)));
    readThePage();
    let isConfirming = true;
    const confirming = Promise.all(
      tokens.map((token, i) =>
        world.request(ConfirmSignatureDocument, { input: { token, nonce: prompts[i]!.nonce } }),
      ),
    ).finally(() => (isConfirming = false));
    while (isConfirming) {
      const { total, days } = await ask();
      expect(days.edges[0]!.node.total).toBe(total);
    }
    await confirming;
    expect((await ask()).total).toBe(40);
  });
});

describe('a page of the ledger', () => {
  const query = `query ($first: Int! = 5, $after: String, $firstReasons: Int! = 5, $afterReason: String) {
    petition(slug: "${PETITION}") {
      ledger(first: $first, after: $after, firstReasons: $firstReasons, afterReason: $afterReason) { total } } }`;
  const cursor = (text: string) => Buffer.from(text).toString('base64url');
  const ID = '00000000-0000-0000-0000-000000000000';

  test.each([
    ['first', 0, 'OUT_OF_RANGE'],
    ['first', 101, 'OUT_OF_RANGE'],
    ['firstReasons', -1, 'OUT_OF_RANGE'],
    ['firstReasons', 1_000_000, 'OUT_OF_RANGE'],
    ['after', 'nonsense', 'CURSOR_INVALID'],
    ['afterReason', cursor(`2022-03-16T00:00:00.000Z ' or true --`), 'CURSOR_INVALID'],
    ['afterReason', '', 'CURSOR_INVALID'],
  ])('with %s %j is refused by name', async (argument, value, code) => {
    const answer = await world.request(query, { [argument]: value });
    expect(answer.status).toBe(400);
    expect(answer.errors![0]!.extensions['fields']).toEqual([{ path: [argument], code }]);
  });

  test.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
    'beyond %s is one all the same',
    async (time) => {
      const beyond = cursor(`${time} ${ID}`);
      const answer = await world.request(query, { after: beyond, afterReason: beyond });
      expect(answer.status).toBe(200);
    },
  );

  test('of many petitions at once costs too much', async () => {
    const all = `{ campaign { petitions { ledger { days { edges { node { total } } } } } } }`;
    expect((await world.request(all)).status).toBe(400);
  });
});
