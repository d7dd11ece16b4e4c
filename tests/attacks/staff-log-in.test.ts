import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counts, sign } from '../../apps/api/test/signing.ts';
import { cookieFrom, createStaff, PASSWORD, postTo, signIn } from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

const times = <T>(count: number, work: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => work(i));
const statusOf = ({ status }: Response) => status;
const tally = (statuses: number[]) =>
  Object.fromEntries(
    [...Map.groupBy(statuses, (status) => status)].map(([status, all]) => [status, all.length]),
  );

describe('row 49: passwords that were stolen elsewhere', () => {
  test('are tried ten times by each of twenty networks, and no more', async () => {
    const networks = times(20, anyAddress);
    const tries = networks.flatMap((address, n) =>
      times(15, (i) =>
        signIn(
          world,
          { email: `pair-${n}-${i}@news.example`, password: `stolen ${i}` },
          from(address),
        ),
      ),
    );
    const answers = await Promise.all(tries);
    // As many as hash at once, or wait for it: the rest of a flood is told to come again.
    for (const { status } of answers) expect([401, 429, 503]).toContain(status);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 * 5);
  });

  test.each([
    ['an account', true],
    ['an address without one', false],
  ])(
    'are tried ten times at %s from a thousand addresses, and its owner gets in',
    async (_what, isKnown) => {
      const { email } = isKnown
        ? await createStaff(world, 'VIEWER')
        : { email: 'nobody-at-all@news.example' };
      const device = cookieFrom(await signIn(world, { email, password: PASSWORD }));
      if (!isKnown) expect(device).toBe('');
      const answers = await Promise.all(
        times(1_000, (i) => signIn(world, { email, password: `stolen ${i}` })),
      );
      // The one that the owner was let in by was given back; at an unknown address nobody is let in.
      const tried = isKnown ? 10 : 9;
      const told = tally(answers.map(statusOf));
      expect(Object.keys(told)).toEqual(['401', '429']);
      // One more for each half minute that it takes.
      expect(told[401]! - tried).toBeLessThanOrEqual(2);
      for (const answer of answers.filter(({ status }) => status === 429)) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      if (!isKnown) return;
      const headers = { cookie: device, ...from(anyAddress()) };
      expect((await signIn(world, { email, password: PASSWORD }, headers)).status).toBe(200);
    },
  );
});

describe('row 50: two hundred who log in at once', () => {
  const FLOOD = 200;
  let email: string;
  let device: string;
  beforeAll(async () => {
    ({ email } = await createStaff(world, 'VIEWER'));
    device = cookieFrom(await signIn(world, { email, password: PASSWORD }));
  });
  const meanwhile = async (flood: Promise<number>[]) => {
    const before = (await counts(world)).pending;
    const signed = await Promise.all(
      times(20, (i) => sign(world, { email: `signer-${flood.length}-${before + i}@example.org` })),
    );
    const known = await signIn(
      world,
      { email, password: PASSWORD },
      { cookie: device, ...from(anyAddress()) },
    );
    expect(tally(signed.map(({ status }) => status))).toEqual({ 200: 20 });
    expect([known.status, (await counts(world)).pending]).toEqual([200, before + 20]);
    return tally(await Promise.all(flood));
  };

  test('by a megabyte are not read, while people sign and staff log in', async () => {
    const password = 'x'.repeat(1_000_000);
    const flood = times(FLOOD, () =>
      // Who sends so much may be hung up on before he has sent it all.
      signIn(world, { email, password }).then(statusOf, () => 413),
    );
    expect(await meanwhile(flood)).toEqual({ 413: FLOOD });
  });

  test('by the longest password wait in a line of bounded length, while people sign and staff log in', async () => {
    const flood = times(FLOOD, (i) =>
      signIn(world, { email: `flood-${i}@news.example`, password: '\u{1F511}'.repeat(64) }),
    );
    const told = await meanwhile(flood.map((answer) => answer.then(statusOf)));
    expect(Object.keys(told)).toEqual(['401', '503']);
    expect(told[503]).toBeGreaterThanOrEqual(100);
    const refused = (await Promise.all(flood)).find(({ status }) => status === 503)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('row 51: whether somebody is staff here', () => {
  const seen = async (answer: Response) => ({
    status: answer.status,
    body: await answer.text(),
    headers: [...answer.headers.keys()].filter((name) => name !== 'retry-after'),
  });

  test('is not told by logging in, whoever it is', async () => {
    const { email, accountId } = await createStaff(world, 'ADMIN');
    const removed = await createStaff(world, null);
    await world.owner.query('update auth."user" set "twoFactorEnabled" = true where id = $1', [
      accountId,
    ]);
    const password = 'not the password';
    const unknown = await seen(await signIn(world, { email: 'nobody@news.example', password }));
    expect(unknown.status).toBe(401);
    for (const known of [email, email.toUpperCase(), ` ${email} `, removed.email]) {
      expect(await seen(await signIn(world, { email: known, password }))).toEqual(unknown);
    }
  });

  test.each([
    '/auth/forget-password',
    '/auth/request-password-reset',
    '/auth/reset-password',
    '/auth/send-verification-email',
    '/auth/sign-up/email',
    '/auth/two-factor/send-otp',
    '/auth/is-username-available',
  ])('is not told by %s, which there is not', async (path) => {
    const { email } = await createStaff(world, 'VIEWER');
    const ask = async (address: string) =>
      seen(await postTo(world, path, { email: address, password: PASSWORD, name: 'x' }));
    const known = await ask(email);
    expect(known.status).toBe(404);
    expect(await ask('nobody@news.example')).toEqual(known);
  });
});
