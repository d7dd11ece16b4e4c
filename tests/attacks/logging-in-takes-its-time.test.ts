import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaff } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { oneConnection } from './support/one-connection.ts';
import { compare } from './support/samples.ts';

const ACCOUNTS = 20;
/** Fewer than strangers may try at one account before they are told to wait. */
const TRIES_EACH = 4;
const CHANCE_ABOVE = 0.001;
/** A busy machine may disturb one measurement; a difference that is there shows in all of them. */
const MEASUREMENTS = 3;

let world: World;
let line: ReturnType<typeof oneConnection>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
  line = oneConnection(`${world.url}/auth/sign-in/email`);
});
afterAll(async () => {
  line.close();
  await world.close();
});

/** As many accounts as that, some with a second factor, all with one password that nobody will try. */
async function addAccounts(run: number): Promise<string[]> {
  const { accountId } = await createStaff(world, 'VIEWER');
  const { rows } = await world.owner.query<{ email: string }>(
    `with made as (
       insert into auth."user" (id, name, email, "emailVerified", "twoFactorEnabled")
       select gen_random_uuid(), 'x', 'known-' || $2 || '-' || i || '@timing.example', true, i % 2 = 0
       from generate_series(1, $3::int) i returning id, email),
     passwords as (
       insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
       select gen_random_uuid(), made.id, 'credential', made.id, a.password, now()
       from made, auth.account a where a."userId" = $1)
     select email from made`,
    [accountId, String(run), ACCOUNTS],
  );
  return rows.map(({ email }) => email);
}

/** Logs in with addresses of both kinds in turns, and compares how long that took. */
async function measure(run: number) {
  const known = await addAccounts(run);
  const unknown = known.map((email) => email.replace('known', 'other'));
  const times = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  for (let i = 0; i < ACCOUNTS * TRIES_EACH * 2; i += 1) {
    const kind = (i + run) % 2 === 0 ? 'known' : 'unknown';
    const email = (kind === 'known' ? known : unknown)[(i >> 1) % ACCOUNTS]!;
    const { ms, status, body } = await line.post({ email, password: `not the password ${i}` });
    times[kind].push(ms);
    bodies.add(`${status} ${body}`);
  }
  expect(bodies.size).toBe(1);
  return compare(times.known, times.unknown);
}

test('row 51: logging in takes as long, whether or not there is such an account', async () => {
  await line.post({ email: 'warm@timing.example', password: 'not the password' });
  const told = [];
  for (let run = 0; run < MEASUREMENTS; run += 1) {
    const found = await measure(run);
    if (found.chance > CHANCE_ABOVE) return;
    told.push(found);
  }
  expect(told).toEqual([]);
}, 240_000);
