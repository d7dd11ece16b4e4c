import {
  StaffFunnelDocument,
  type StaffFunnelQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { follow } from '../../../../test/giving.ts';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

const NONE = {
  ...{ seen: 0, begun: 0, signed: 0, mailed: 0 },
  ...{ confirmed: 0, shared: 0, donationsFollowed: 0 },
};
const ASK = `query ($petition: String!, $from: DateTime, $to: DateTime) {
  petitionFunnel(petition: $petition, from: $from, to: $to) { petition seen signed donationsFollowed asOf }
}`;

let world: World;
let cookie: string;
let petitionId: string;
let linkId: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'VIEWER'));
  const petition = await world.owner.query('select id from petitions where slug = $1', [PETITION]);
  petitionId = petition.rows[0].id;
  const link = await world.owner.query(`select id from donation_links where slug = 'gofundme'`);
  linkId = link.rows[0].id;
});
afterAll(() => world.close());
beforeEach(async () => {
  await Promise.all([world.api.funnel.steps.drain(), world.api.giving.clicks.drain()]);
  await emptyTables(world);
  await world.owner.query('truncate donation_clicks, donation_visitors');
});

async function read(from = '2022-03-16T10:00:00Z', to = '2022-03-16T11:00:00Z') {
  const variables = { petition: PETITION, from, to };
  const answer = await askStaff<StaffFunnelQuery>(world, StaffFunnelDocument, variables, {
    cookie,
  });
  if (!answer.data) throw new Error(answer.body);
  return answer.data;
}

async function ask(variables: { petition?: string; from?: unknown; to?: unknown }) {
  type Asked = { petitionFunnel: Record<string, unknown> };
  return askStaff<Asked>(world, ASK, { petition: PETITION, ...variables }, { cookie });
}

/** In each step of this minute a number of its own. */
async function happen(minute: string, times: number): Promise<void> {
  await world.owner.query(
    `insert into petition_steps values ($1, $2, $3::int, $3::int * 2, $3::int * 3, $3::int * 4)`,
    [petitionId, minute, times],
  );
  await world.owner.query(
    'insert into petition_minutes values ($1, $2, $3::int * 5, $3::int * 6)',
    [petitionId, minute, times],
  );
  await world.owner.query(
    `insert into donation_clicks values ($1, $2, 'direct', $3::int * 7, $3::int * 90)`,
    [linkId, minute, times],
  );
}

describe('the funnel of a petition', () => {
  test('is all zero before anybody comes', async () => {
    expect(await read()).toEqual({ ever: NONE, ranged: NONE });
  });

  test('follows people from the page to the donation', async () => {
    await follow(world, `/seen/${PETITION}`);
    await follow(world, `/seen/${PETITION}`);
    await follow(world, `/begun/${PETITION}`);
    await signAndConfirm(world);
    await sign(world, { email: 'waits@example.org' });
    await world.deliver();
    await follow(world, `/share/${PETITION}/whatsapp`);
    await follow(world, '/go/gofundme');
    await world.api.giving.clicks.drain();
    await expect
      .poll(async () => (await read()).ever, { timeout: 10_000 })
      .toEqual({
        ...{ seen: 2, begun: 1, signed: 2, mailed: 2 },
        ...{ confirmed: 1, shared: 1, donationsFollowed: 1 },
      });
  });

  test('counts in a range from its first minute up to the one in which it ends', async () => {
    await happen('2022-03-16T09:59:00Z', 1_000);
    await happen('2022-03-16T10:00:00Z', 1);
    await happen('2022-03-16T10:59:00Z', 10);
    await happen('2022-03-16T11:00:00Z', 10_000);
    const times = (n: number) => ({
      ...{ seen: n, begun: 2 * n, signed: 5 * n, mailed: 3 * n },
      ...{ confirmed: 6 * n, shared: 4 * n, donationsFollowed: 7 * n },
    });
    expect(await read()).toEqual({ ever: times(11_011), ranged: times(11) });
    const widened = await read('2022-03-16T10:00:59Z', '2022-03-16T10:59:01Z');
    expect(widened.ranged).toEqual(times(11));
    const without = async (range: object) =>
      (await ask(range)).data!.petitionFunnel['seen'] as number;
    expect(await without({ from: '2022-03-16T10:59:00Z' })).toBe(10_010);
    expect(await without({ to: '2022-03-16T10:59:00Z' })).toBe(1_001);
    expect(await without({ from: null, to: null })).toBe(11_011);
  });

  test('is of one petition, and of the donation links of its campaign', async () => {
    await happen('2022-03-16T10:00:00Z', 1);
    const { rows } = await world.owner.query(
      `insert into petitions (campaign_id, slug, title, demand, addressed_to, locale, texts)
       select campaign_id, 'another', title, demand, addressed_to, locale, texts from petitions
       where slug = $1 on conflict (slug) do update set title = excluded.title returning slug`,
      [PETITION],
    );
    const { data } = await ask({ petition: rows[0].slug });
    expect(data!.petitionFunnel).toMatchObject({ seen: 0, signed: 0, donationsFollowed: 7 });
  });

  test('says when it was read', async () => {
    const { data } = await ask({});
    const asOf = Date.parse(String(data!.petitionFunnel['asOf']));
    expect(Math.abs(asOf - Date.now())).toBeLessThan(30_000);
  });

  test('is NOT_FOUND for a petition that there is not', async () => {
    for (const petition of ['no-such-petition', '', 'ä\u0000']) {
      const answer = await ask({ petition });
      const { code } = answer.errors![0]!.extensions;
      expect([petition, answer.status, code]).toEqual([petition, 404, 'NOT_FOUND']);
    }
  });

  test.each([
    ['an end before its beginning', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'to'],
    ['no length', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'to'],
    ['a beginning in antiquity', '0001-01-01T00:00:00Z', null, 'from'],
    ['an end in the far future', null, '9999-12-31T23:59:59Z', 'to'],
  ])('cannot have %s', async (_what, from, to, field) => {
    const answer = await ask({ from, to });
    expect(answer.status).toBe(400);
    expect(answer.errors![0]!.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: [field], code: 'OUT_OF_RANGE' }],
    });
  });
});
