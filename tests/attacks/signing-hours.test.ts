import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '../../apps/api/src/platform/clock.ts';
import { counts, sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { until } from '../support/processes.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  clock.shift(0);
  await emptyTables(world);
});

const closing = (when: string) =>
  world.owner.query(`update petitions set closed_at = null, closes_at = now() + $1::interval`, [
    when,
  ]);

type Status = { petition: { status: string; closedAt: string | null } };

/** Waits until the petition closes in less than this. */
const nearing = (left: string) =>
  until(async () => {
    const { rows } = await world.owner.query(
      'select closes_at - clock_timestamp() < $1::interval as is_near from petitions limit 1',
      [left],
    );
    return rows[0].is_near;
  }, 10);

describe('row 19: the hour at which a petition closes', () => {
  test.each([-HOUR_MS, 0, HOUR_MS])(
    'is that of the database, whatever our own clock says (%i ms away)',
    async (away) => {
      clock.shift(away);
      await closing('1 minute');
      expect((await sign(world)).status).toBe(200);
      await closing('-1 second');
      const late = await leavingAllAsItIs(world.owner, () =>
        sign(world, { email: 'late@example.org' }),
      );
      expect(late).toMatchObject({
        status: 409,
        errors: [{ extensions: { code: 'PETITION_CLOSED' } }],
      });
      expect((await counts(world)).pending).toBe(1);
    },
  );

  test('comes between two signatures: a second before is in time, a second after is not', async () => {
    await closing('2 seconds');
    await nearing('1 second');
    expect((await sign(world)).status).toBe(200);
    await nearing('-1 second');
    const late = await leavingAllAsItIs(world.owner, () =>
      sign(world, { email: 'late@example.org' }),
    );
    expect(late.status).toBe(409);
    expect((await counts(world)).pending).toBe(1);
  });

  test.each([
    ['ahead', HOUR_MS, '30 minutes', 'OPEN', 200],
    ['ahead', HOUR_MS, '-1 second', 'CLOSED', 409],
    ['behind', -HOUR_MS, '-30 minutes', 'CLOSED', 409],
    ['behind', -HOUR_MS, '30 minutes', 'OPEN', 200],
  ])(
    'is what the page says too: an hour %s (%i ms), closing in %s is %s',
    async (_away, away, when, status, signed) => {
      clock.shift(away);
      await closing(when);
      const { data } = await world.request<Status>(
        '{ petition(slug: "go-further-and-faster") { status closedAt } }',
      );
      const { rows } = await world.owner.query('select closes_at from petitions limit 1');
      const closedAt = status === 'CLOSED' ? rows[0].closes_at.toISOString() : null;
      expect(data!.petition).toEqual({ status, closedAt });
      expect((await sign(world)).status).toBe(signed);
    },
  );

  test.each([
    '2026-03-29T01:30:00+00:00',
    '2026-03-29T02:30:00+01:00',
    '2026-10-25T01:30:00+02:00',
  ])(
    'is one moment in every time zone, also where clocks are put forward or back (%s)',
    async (at) => {
      const moment = new Date(at);
      await world.owner.query('update petitions set closed_at = null, closes_at = $1', [at]);
      const { rows } = await world.owner.query(
        `select closes_at, clock_timestamp() >= closes_at as over from petitions limit 1`,
      );
      expect(rows[0].closes_at).toEqual(moment);
      expect((await sign(world)).status).toBe(rows[0].over ? 409 : 200);
    },
  );

  test('comes while people sign: each is either counted or told', async () => {
    await closing('150 milliseconds');
    const statuses: number[] = [];
    const until = Date.now() + 500;
    for (let i = 0; Date.now() < until; i += 20) {
      const signers = Array.from({ length: 20 }, (_, n) =>
        sign(world, { email: `rush-${i + n}@example.org` }),
      );
      statuses.push(...(await Promise.all(signers)).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
    expect((await counts(world)).pending).toBe(statuses.filter((status) => status === 200).length);
  });
});

test('row 19: a petition that nobody published answers like one that is not there', async () => {
  const answers = [];
  for (const petition of ['no-such-petition', 'x', 'campaigns']) {
    answers.push(await leavingAllAsItIs(world.owner, () => sign(world, { petition })));
  }
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({
    status: 404,
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
  });
});
