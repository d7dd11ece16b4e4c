import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sign } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import type { Mail } from '../../platform/mail.ts';
import { sendDeliveries, type DeliveryOptions } from './delivery-sending.service.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query(`delete from graphile_worker._private_jobs`);
  await sign(world, { email: 'suzie@example.org' });
  await sign(world, { email: 'sam@example.org' });
});

const onAndOn = () => false;
const recipients = () => world.mailbox.mails.flatMap((mail) => mail.to).sort();

/** Sends like the worker, and lets the test do something between the server's answer and the mark. */
function sending(afterEach: (mail: Mail) => Promise<void>): DeliveryOptions {
  const { mailer } = world.sending;
  const send = async (mail: Mail) => {
    await mailer.send(mail);
    await afterEach(mail);
  };
  return { ...world.sending, mailer: { ...mailer, send } };
}

test('a mail that waited so long that another worker sent it is not sent again', async () => {
  let isFirst = true;
  const slow = sending(async ({ messageId }) => {
    if (!isFirst) return;
    isFirst = false;
    await world.owner.query(
      `update deliveries set claimed_until = now() - interval '1 second' where '<' || id || '@news.example>' <> $1`,
      [messageId],
    );
    await world.deliver();
  });
  await sendDeliveries(slow, onAndOn);
  expect(recipients()).toEqual(['sam@example.org', 'suzie@example.org']);
});

test('a mail that the server takes its time over stays claimed', async () => {
  const claims = async () => {
    const { rows } = await world.owner.query(
      'select max(claimed_until) as until from deliveries where attempts > 0 and sent_at is null',
    );
    return (rows[0].until as Date).getTime();
  };
  let kept = 0;
  const slow = sending(async () => {
    const first = await claims();
    do kept = await claims();
    while (kept === first);
  });
  await sendDeliveries(slow, () => kept > 0);
  expect(recipients()).toHaveLength(1);
});

test('a worker that stops leaves what it has not sent to the next one, as if untouched', async () => {
  let isStopping = false;
  const stopping = sending(async () => {
    isStopping = true;
  });
  await sendDeliveries(stopping, () => isStopping);
  const { rows } = await world.owner.query(
    'select claimed_until, attempts from deliveries where sent_at is null',
  );
  expect(rows).toEqual([{ claimed_until: null, attempts: 0 }]);
});

test('a mail that was taken is sent once, though the database was away when it was to be marked', async () => {
  const { pool } = world.sending;
  let outages = 2;
  const query = (text: string, values: unknown[]) => {
    if (text.includes('sent_at = clock_timestamp()') && outages-- > 0) {
      return Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    }
    return pool.query(text, values);
  };
  await sendDeliveries({ ...world.sending, pool: { query } as never }, onAndOn);
  await world.owner.query('update deliveries set due_at = now()');
  await world.deliver();
  expect(recipients()).toEqual(['sam@example.org', 'suzie@example.org']);
});

test('a worker that stops takes nothing from another one that has its mails by now', async () => {
  let isStopping = false;
  const stopping = sending(async () => {
    isStopping = true;
    await world.owner.query(
      `update deliveries set claimed_until = 'infinity', attempts = attempts + 1 where sent_at is null`,
    );
  });
  await sendDeliveries(stopping, () => isStopping);
  const { rows } = await world.owner.query(
    'select claimed_until, attempts from deliveries where sent_at is null',
  );
  expect(rows).toEqual([{ claimed_until: Infinity, attempts: 2 }]);
});

describe('a mail server that takes nothing from us', () => {
  test.each([550, 554])('(%i to the sender) delays mails and loses none', async (code) => {
    world.mailbox.refuseSenderWith = code;
    await world.deliver();
    world.mailbox.refuseSenderWith = null;
    await world.owner.query('update deliveries set due_at = now()');
    await world.deliver();
    expect(recipients()).toEqual(['sam@example.org', 'suzie@example.org']);
  });
});

describe('the next wake-up', () => {
  const nextRun = async () => {
    const { rows } = await world.owner.query(
      `select run_at from graphile_worker._private_jobs where key = 'send-deliveries-next'`,
    );
    return rows[0].run_at as Date;
  };
  const putOff = async (interval: string) => {
    const { rows } = await world.owner.query(
      `update deliveries set due_at = date_trunc('second', now()) + $1::interval returning due_at`,
      [interval],
    );
    return rows[0].due_at as Date;
  };

  test('comes for the mail that is due first, also when a later one was waited for', async () => {
    await putOff('24 hours');
    await world.deliver();
    const sooner = await putOff('10 minutes');
    await world.deliver();
    expect(await nextRun()).toEqual(sooner);
  });

  test('leaves the machine a breath while somebody else holds what is due', async () => {
    const other = await world.owner.connect();
    await other.query('begin');
    await other.query('select from contacts for update');
    const due = await putOff('0 seconds');
    await world.deliver();
    expect((await nextRun()).getTime()).toBeGreaterThanOrEqual(due.getTime() + 1000);
    await other.query('rollback');
    other.release();
  });
});
