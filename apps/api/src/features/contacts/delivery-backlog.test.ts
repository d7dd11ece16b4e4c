import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { createWriterPool } from '../../platform/db.ts';
import { CLAIM_DELIVERIES, KEEP_CLAIMS } from './delivery.queries.ts';
import { MAIL_QUEUE, MAIL_QUEUE_AGE } from './delivery-queue.queries.ts';

const WAITING = 5_000;

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await createWorld();
  pool = createWriterPool(world.database.databaseUrl, 'test', 1);
  // On a quiet day nearly all mails are sent: that is what the statistics know when a rush begins.
  await world.owner.query('alter table deliveries set (autovacuum_enabled = off)');
  await owe(`now()`, 'sent');
  await world.owner.query('analyze deliveries');
  await owe('null', 'waiting');
});
afterAll(async () => {
  await pool.end();
  await world.close();
});

async function owe(sentAt: string, of: string): Promise<void> {
  await world.owner.query(
    `with c as (
       insert into contacts (id, sealed_address)
       select gen_random_uuid(), convert_to($2, 'utf8') from generate_series(1, $1::int) returning id
     )
     insert into deliveries (kind, contact_id, subject_id, sent_at)
     select 'confirmation', c.id, p.id, ${sentAt} from c, petitions p`,
    [WAITING, of],
  );
}

/** How many pages a statement looks at. */
async function pagesOf(sql: string, values: unknown[]): Promise<number> {
  const { rows } = await pool.query(`explain (analyze, buffers, format json) ${sql}`, values);
  const plan = rows[0]['QUERY PLAN'][0]['Plan'];
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

test('claiming fifty mails looks at fifty, however many wait', async () => {
  expect(await pagesOf(CLAIM_DELIVERIES, [50, 15, 10, 5, 24])).toBeLessThan(50 * 30);
});

test('keeping a claim looks at one mail, however many wait', async () => {
  const { rows } = await world.owner.query(
    'select id, attempts from deliveries where sent_at is null order by id desc limit 1',
  );
  const { id, attempts } = rows[0];
  expect(await pagesOf(KEEP_CLAIMS, [[id], [attempts], 15])).toBeLessThan(20);
});

test('seeing whether mail is late looks at as many as it is told, and at one for how late', async () => {
  expect(await pagesOf(MAIL_QUEUE, [50])).toBeLessThan(50 * 3);
  expect(await pagesOf(MAIL_QUEUE_AGE, [])).toBeLessThan(20);
});
