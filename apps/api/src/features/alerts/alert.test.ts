import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertsOf } from '../../../test/alerts.ts';
import { PETITION, sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createOwnPetition } from '../../../../../tests/support/own-petition.ts';
import { forgetAlerts } from './alert.jobs.ts';

const OTHER = 'warm-homes';

let world: World;
const { raise, rows, total, drift, flag, mailsLate } = alertsOf(() => world);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  await createOwnPetition(world.database.ownerUrl, OTHER);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const brief = async () =>
  (await rows()).map(({ kind, slug, figure, lasts }) => [kind, slug, figure, lasts]);
/** As many workers as there are look at the same moment. */
const raiseTogether = () => Promise.all([raise(), raise(), raise()]);

describe('a milestone', () => {
  test('is told once, of several the highest, of each petition', async () => {
    await total(1_040);
    await total(120, OTHER);
    await raiseTogether();
    await raise();
    expect((await brief()).sort()).toEqual(
      [
        ['MILESTONE', PETITION, 1_000, false],
        ['MILESTONE', OTHER, 100, false],
      ].sort(),
    );
  });

  test('is not told anew when the count goes down and up again, nor one below it', async () => {
    for (const count of [210, 90, 160, 205, 260]) {
      await total(count);
      await raise();
    }
    expect((await brief()).map(([, , figure]) => figure)).toEqual([200, 250]);
  });

  test('of before there were alerts is told by nobody', async () => {
    await total(600);
    await world.owner.query(
      'insert into milestones_told select petition_id, confirmed from petition_tallies',
    );
    await raise();
    await total(750);
    await raise();
    expect((await brief()).map(([, , figure]) => figure)).toEqual([750]);
  });
});

describe('unusual traffic', () => {
  test('is one alert while it lasts, by the strongest, and another one when it comes back', async () => {
    await flag({ peak: 40 });
    await flag({ peak: 90, name: 'aaaa000000000000' });
    await flag({ peak: 30, name: 'bbbb000000000000', slug: OTHER });
    await raiseTogether();
    await flag({ peak: 120, name: 'cccc000000000000' });
    await raise();
    const [first, second, ...more] = (await rows()).sort((a, b) => b.figure - a.figure);
    expect(more).toEqual([]);
    expect(first).toEqual({
      ...{ kind: 'TRAFFIC', slug: PETITION, figure: 120, lasts: true },
      ...{ traffic_kind: 'NETWORK', traffic_name: 'cccc000000000000', others: 2 },
    });
    expect(second).toMatchObject({ slug: OTHER, figure: 30, others: 0 });
    await world.owner.query(
      `update traffic_flags set last_seen_at = last_seen_at - interval '16 minutes'`,
    );
    await raiseTogether();
    expect((await rows()).every(({ lasts }) => !lasts)).toBe(true);
    await flag({});
    await raise();
    expect(await brief()).toContainEqual(['TRAFFIC', PETITION, 40, true]);
    expect(await rows()).toHaveLength(3);
  });

  test('of a country is told beside that of networks', async () => {
    await flag({});
    await flag({ kind: 'COUNTRY', name: 'XK', peak: 70 });
    await raise();
    expect((await rows()).map((one) => one.traffic_kind).sort()).toEqual(['COUNTRY', 'NETWORK']);
  });

  test('is forgotten with the tags of networks', async () => {
    await flag({});
    await total(100);
    await raise();
    await world.owner.query(`update alerts set last_seen_at = now() - interval '31 days'`);
    await forgetAlerts(world.sending.pool);
    expect(await brief()).toEqual([['MILESTONE', PETITION, 100, false]]);
  });
});

describe('counts that drift', () => {
  test('are one alert for each petition, until a comparison agrees', async () => {
    await drift(3);
    await drift(1, OTHER);
    await raiseTogether();
    await drift(2);
    await drift(0, OTHER);
    await raise();
    expect((await brief()).sort()).toEqual(
      [
        ['DRIFT', PETITION, 3, true],
        ['DRIFT', OTHER, 1, false],
      ].sort(),
    );
    await drift(0);
    await raiseTogether();
    await drift(1);
    await raise();
    expect((await brief()).filter(([, slug]) => slug === PETITION)).toEqual([
      ['DRIFT', PETITION, 3, false],
      ['DRIFT', PETITION, 1, true],
    ]);
  });
});

describe('mail', () => {
  const signAndWait = async (minutes: number) => {
    await sign(world, { email: 'suzie@example.org' });
    await sign(world, { email: 'sam@example.org' });
    await mailsLate(minutes);
  };

  test('that is due for more than five minutes is one alert, until it has gone out', async () => {
    await signAndWait(4);
    await raise();
    expect(await brief()).toEqual([]);
    await mailsLate(2);
    await raiseTogether();
    await raise();
    expect(await brief()).toEqual([['MAIL', null, 2, true]]);
    const { rows: began } = await world.owner.query(
      `select a.began_at = date_trunc('milliseconds', min(d.due_at)) as same
       from alerts a, deliveries d group by a.began_at`,
    );
    expect(began).toEqual([{ same: true }]);
    await world.deliver();
    await raiseTogether();
    expect(await brief()).toEqual([['MAIL', null, 2, false]]);
  });

  test('that the server takes none of is one, though each try puts it off', async () => {
    await signAndWait(0);
    world.mailbox.refuseSenderWith = 421;
    await world.deliver();
    await raise();
    expect(await brief()).toEqual([]);
    await world.owner.query(`update mail_minutes set minute = minute - interval '7 minutes'`);
    await raiseTogether();
    expect(await brief()).toEqual([['MAIL', null, 2, true]]);
    // Nothing is tried for a while, and nothing was taken.
    await world.owner.query(`update mail_minutes set minute = minute - interval '20 minutes'`);
    await raise();
    expect(await brief()).toEqual([['MAIL', null, 2, true]]);
    world.mailbox.refuseSenderWith = null;
    await world.owner.query(`update deliveries set due_at = now()`);
    await world.deliver();
    await raise();
    expect(await brief()).toEqual([['MAIL', null, 2, false]]);
  });

  test('that one full mailbox refuses is none', async () => {
    await sign(world);
    world.mailbox.refuseWith = 452;
    await world.deliver();
    world.mailbox.refuseWith = null;
    await world.owner.query(`update mail_minutes set minute = minute - interval '7 minutes'`);
    await raise();
    expect(await brief()).toEqual([]);
    const { rows: minutes } = await world.owner.query(
      'select sent, failed, shut from mail_minutes',
    );
    expect(minutes).toEqual([{ sent: 0, failed: 1, shut: 0 }]);
  });

  test('is looked at up to a thousand, however many wait', async () => {
    await world.owner.query(
      `insert into deliveries (kind, contact_id, subject_id, due_at)
       select 'confirmation', gen_random_uuid(), gen_random_uuid(), now() - interval '1 hour'
       from generate_series(1, 3000)`,
    );
    await raise();
    expect(await brief()).toEqual([['MAIL', null, 1_000, true]]);
  });
});
