import {
  ConfirmSignatureDocument,
  DisownSignatureDocument,
  PetitionCountDocument,
  WithdrawSignatureDocument,
  type PetitionCountQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  sendDeliveries,
  type DeliveryOptions,
} from '../src/features/contacts/delivery-sending.service.ts';
import { findCountDrift } from '../src/features/signatures/count-drift.reader.ts';
import { createWriterPool } from '../src/platform/db.ts';
import { createMailer, type Mailer } from '../src/platform/mail.ts';
import { follow } from './giving.ts';
import { loseConnections, type Moment } from './lost-connections.ts';
import { createMailCutter, type MailCutter } from './mail-cutter.ts';
import { counts, linkTo, PETITION, prompt, readThePage, recounted, sign } from './signing.ts';
import { createWorld, type Answer, type World } from './world.ts';

// Time passes as quickly as it can: pauses before another try are short.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const short = (ms: number, ...rest: []) => real.setTimeout(Math.min(ms, 5), ...rest);
  return { ...real, setTimeout: short, default: { ...real, setTimeout: short } };
});

const ANN = 'ann@example.org';
const BEA = 'bea@example.org';
const CID = 'cid@example.org';
const TRIES = 12;
/** With more time: a story for every single failure. */
const EACH_ALONE = process.env.CHECK_LONG === 'yes';

let world: World;
let pool: pg.Pool;
let mailer: Mailer;
let cutter: MailCutter;
let sending: DeliveryOptions;
let strikes: Strikes | null = null;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
  pool = createWriterPool(world.database.databaseUrl, 'worker', 2);
  cutter = await createMailCutter(world.mailbox.smtpUrl, decide);
  mailer = createMailer({ smtpUrl: cutter.smtpUrl, from: 'a@news.example', connections: 1 });
  sending = { ...world.sending, pool, mailer };
});
afterAll(async () => {
  mailer.close();
  await Promise.all([pool.end(), cutter.close()]);
  await world.close();
});
let restore = () => {};
beforeEach(() => {
  // The test's own look at the tables is no part of the story.
  restore = loseConnections((text, { user }) =>
    user === 'undersigned_owner' ? null : decide(text),
  );
});
afterEach(() => restore());

/** Which operations have been broken already, and whether the next new one may be. */
type Strikes = {
  moment: Moment;
  done: Set<string>;
  isArmed: boolean;
  step: number;
  /** How often each operation came in this step. */
  seen: Map<string, number>;
  hits: string[];
};

function decide(operation: string): Moment | null {
  if (!strikes) return null;
  const time = (strikes.seen.get(operation) ?? 0) + 1;
  strikes.seen.set(operation, time);
  const name = `step ${strikes.step}, time ${time}: ${operation}`;
  if (!strikes.isArmed || strikes.done.has(name)) return null;
  strikes.done.add(name);
  strikes.hits.push(name);
  strikes.isArmed = false;
  return strikes.moment;
}

/** One step of the story begins: somebody asks something, or the worker sends. */
function nextStep(): void {
  if (!strikes) return;
  strikes.step += 1;
  strikes.seen.clear();
  // In a hurry one operation fails in each step, else one in the whole story.
  strikes.isArmed ||= !EACH_ALONE;
}

describe('one operation after the other fails, and the story goes on to its end', () => {
  test.each(['before', 'after'] as const)(
    '(%s it was carried out)',
    async (moment) => {
      const done = new Set<string>();
      for (;;) {
        await beginAnew();
        const hits: string[] = [];
        strikes = { moment, done, isArmed: true, step: 0, seen: new Map(), hits };
        await tellTheStory();
        strikes = null;
        await expectEverythingRight(`${moment} ${hits.join('\n')}`, hits.length);
        if (hits.length === 0) break;
      }
      expect(done.size).toBeGreaterThan(120);
    },
    20 * 60_000,
  );
});

const TABLES = [
  ...['signatures', 'contacts', 'deliveries', 'suppressions', 'ledger', 'petition_tallies'],
  ...['petition_country_tallies', 'petition_source_tallies', 'petition_minutes'],
  ...['donation_clicks', 'donation_visitors'],
];

async function beginAnew(): Promise<void> {
  await world.owner.query(TABLES.map((table) => `delete from ${table}`).join(';'));
  world.mailbox.mails.length = 0;
}

/** As people and the worker do: what fails is tried again. */
async function tellTheStory(): Promise<void> {
  await answered(() => sign(world, { email: ANN }));
  await answered(() => sign(world, { email: BEA, country: 'IE' }));
  await answered(() => sign(world, { email: ANN }));
  await answered(() => sign(world, { email: CID }));
  await untilSent();
  await press(ConfirmSignatureDocument, ANN);
  await press(DisownSignatureDocument, BEA);
  await press(ConfirmSignatureDocument, CID);
  await untilSent();
  const token = linkTo(world, CID, 'signature');
  await answered(() => world.request(WithdrawSignatureDocument, { input: { token } }));
  const count = await answered(() =>
    world.request<PetitionCountQuery>(PetitionCountDocument, { slug: PETITION }),
  );
  expect(count.data!.petition!.tally).toMatchObject({ confirmed: 1 });
  await answered(async () => ({ status: (await follow(world, '/go/gofundme')).status }));
  await world.api.giving.clicks.drain();
}

async function press(button: typeof ConfirmSignatureDocument, email: string): Promise<void>;
async function press(button: typeof DisownSignatureDocument, email: string): Promise<void>;
async function press(button: { toString(): string }, email: string): Promise<void> {
  const token = linkTo(world, email, 'confirm');
  const { nonce } = await again(() => prompt(world, token).then(requireThere));
  readThePage();
  await answered(() => world.request(button, { input: { token, nonce } }));
}

function requireThere<T>(found: T | null): T {
  if (found === null) throw new Error('not found');
  return found;
}

async function answered<T extends Pick<Answer<unknown>, 'status'>>(ask: () => Promise<T>) {
  return again(async () => {
    const answer = await ask();
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    expect([200, 303]).toContain(answer.status);
    return answer;
  });
}

async function untilSent(): Promise<void> {
  await again(async () => {
    await sendDeliveries(sending, () => false);
    const { rowCount } = await world.owner.query(
      'select from deliveries where sent_at is null and dropped_at is null',
    );
    if (rowCount === 0) return;
    // Claims run out, and what was put off falls due.
    await world.owner.query(
      'update deliveries set claimed_until = null, due_at = now() where sent_at is null',
    );
    throw new Error(`${rowCount} mails are waiting`);
  });
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  nextStep();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES)
        throw new Error(`${strikes?.hits.at(-1)}: ${String(error)}`, { cause: error });
      await sleep(5);
    }
  }
}

async function expectEverythingRight(when: string, failures: number): Promise<void> {
  const { ledger, ...kept } = await counts(world);
  const { rows } = await world.owner.query(
    `select country, state from signatures order by signed_at`,
  );
  expect(
    rows.map(({ country, state }) => `${country} ${state}`),
    when,
  ).toEqual(['GB CONFIRMED', 'IE DISOWNED', 'GB WITHDRAWN']);
  expect(kept, when).toEqual(await recounted(world));
  expect(ledger, when).toEqual({ confirmed: 2, withdrawn: 1 });
  expect(await findCountDrift(world.db.manager), when).toEqual([]);
  const minutes = await world.owner.query(
    'select sum(signed)::int as signed, sum(confirmed)::int as confirmed from petition_minutes',
  );
  expect(minutes.rows, when).toEqual([{ signed: 3, confirmed: 2 }]);

  const ids = world.mailbox.mails.map((mail) => `${mail.to[0]} ${mail.headers.get('message-id')}`);
  const different = [...new Set(ids)];
  expect(different.map((id) => id.split(' ')[0]).sort(), when).toEqual([ANN, ANN, BEA, CID, CID]);
  expect(ids.length - different.length, when).toBeLessThanOrEqual(failures);

  const clicks = await world.owner.query(
    'select sum(visitors)::int as visitors, sum(clicks)::int as clicks from donation_clicks',
  );
  expect(clicks.rows[0].visitors, when).toBe(1);
  expect(clicks.rows[0].clicks, when).toBeLessThanOrEqual(1 + failures);
}
