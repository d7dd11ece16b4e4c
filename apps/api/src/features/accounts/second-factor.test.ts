import {
  SECOND_FACTOR_TRIES,
  SECOND_FACTOR_TRIES_PER_ACCOUNT,
} from '@undersigned/shared/limits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  codeStep,
  confirmApp,
  forgetSpentCodes,
  passwordStep,
  setUpApp,
} from '../../../test/second-factor.ts';
import { askStaff, cookieFrom, PASSWORD, signedInAs, signIn } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { totp } from '../../../../../tests/support/totp.ts';

let world: World;
let email: string;
let secret: string;
let recoveryCodes: string[];
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const staff = await signedInAs(world, 'ADMIN', { factor: false });
  email = staff.email;
  ({ secret, recoveryCodes } = await setUpApp(world, staff.cookie));
  await forgetSpentCodes(world);
});

const roleOf = async (cookie: string) => {
  const asked = await askStaff<{ staffViewer: { role: string } }>(
    world,
    '{ staffViewer { role } }',
    {},
    { cookie },
  );
  return asked.data?.staffViewer.role ?? asked.status;
};
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as {
    errors: { extensions: { code: string; fields?: { code: string }[] } }[];
  };
  const { code, fields } = errors[0]!.extensions;
  return fields?.[0]?.code ?? code;
};

describe('a password of an account that has a second factor', () => {
  test('gives no session before the second step, and one that counts after it', async () => {
    const response = await signIn(world, { email, password: PASSWORD });
    const next = { next: 'SECOND_FACTOR', hasPasskey: false };
    expect([response.status, await response.json()]).toEqual([200, next]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    const challenge = cookieFrom(response);
    expect(challenge).toMatch(/^__Host-undersigned\.two_factor=/);
    expect(await roleOf(challenge)).toBe(401);
    const { rows } = await world.owner.query(
      `select count(*) from auth.session s join auth."user" u on u.id = s."userId" where email = $1`,
      [email],
    );
    expect(rows[0].count).toBe(1);
    const second = await codeStep(world, challenge, totp(secret));
    expect([second.status, await second.json()]).toEqual([200, { user: { email } }]);
    expect(await roleOf(cookieFrom(second))).toBe('ADMIN');
  });

  test('is said to be wrong as ever when it is, and the second step begins with none', async () => {
    const response = await signIn(world, { email, password: 'not the password' });
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
    expect((await codeStep(world, '', totp(secret))).status).toBe(401);
    const forged = '__Host-undersigned.two_factor=2fa-AAAA.BBBB';
    expect((await codeStep(world, forged, totp(secret))).status).toBe(401);
  });

  test('is not made to sign in by a page of another site', async () => {
    const challenge = await passwordStep(world, email);
    const headers = { origin: 'https://evil.example' };
    expect((await codeStep(world, challenge, totp(secret), headers)).status).toBe(403);
  });
});

describe('a code', () => {
  test('is good once, also when it is sent ten times at the same moment', async () => {
    const code = totp(secret);
    const challenges = await Promise.all(
      Array.from({ length: 4 }, () => passwordStep(world, email)),
    );
    const answers = await Promise.all(challenges.map((one) => codeStep(world, one, code)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400, 400]);
  });

  test('of the moment before and after is good too, older and later ones are not', async () => {
    const results: number[] = [];
    for (const later of [-1, 1, -3, 3]) {
      const challenge = await passwordStep(world, email);
      results.push((await codeStep(world, challenge, totp(secret, later))).status);
    }
    expect(results).toEqual([200, 200, 400, 400]);
  });

  test('may be guessed five times, then the password is asked for again', async () => {
    const challenge = await passwordStep(world, email);
    for (let tries = 0; tries < SECOND_FACTOR_TRIES; tries += 1) {
      expect(await codeOf(await codeStep(world, challenge, wrong(totp(secret))))).toMatch(
        /CODE_WRONG/,
      );
      await forgetSpentCodes(world);
    }
    const late = await codeStep(world, challenge, totp(secret));
    expect([late.status, late.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('may not be guessed more often because a session of somebody is beside it', async () => {
    const { cookie } = await signedInAs(world, 'VIEWER');
    const both = `${await passwordStep(world, email)}; ${cookie.split('; ')[0]}`;
    for (let tries = 0; tries < SECOND_FACTOR_TRIES; tries += 1) {
      await codeStep(world, both, wrong(totp(secret)));
      await forgetSpentCodes(world);
    }
    expect((await codeStep(world, both, totp(secret))).status).toBe(401);
  });

  test('may be guessed ten times over all sign-ins, then codes rest for a while', async () => {
    for (let tries = 0; tries < SECOND_FACTOR_TRIES_PER_ACCOUNT; tries += 1) {
      await codeStep(world, await passwordStep(world, email), wrong(totp(secret)));
      await forgetSpentCodes(world);
    }
    const rest = await codeStep(world, await passwordStep(world, email), totp(secret));
    expect([rest.status, Number(rest.headers.get('retry-after')) > 0]).toEqual([429, true]);
    await world.owner.query(
      `update auth."twoFactor" set "lockedUntil" = now() - interval '1 second'`,
    );
    await forgetSpentCodes(world);
    const after = await codeStep(world, await passwordStep(world, email), totp(secret));
    expect(after.status).toBe(200);
  });

  test.each([
    [123456],
    [['123456']],
    [{ $ne: '' }],
    [''],
    ['12345'],
    [`123456\u0000`],
    ['x'.repeat(9999)],
  ])('%j is none, and costs nothing', async (code) => {
    const challenge = await passwordStep(world, email);
    expect((await codeStep(world, challenge, code)).status).toBe(400);
    expect((await codeStep(world, challenge, totp(secret))).status).toBe(200);
  });
});

describe('a recovery code', () => {
  test('stands in for the app once', async () => {
    const code = recoveryCodes[0]!;
    expect(new Set(recoveryCodes).size).toBe(10);
    const first = await codeStep(world, await passwordStep(world, email), code.toUpperCase());
    expect(await roleOf(cookieFrom(first))).toBe('ADMIN');
    const second = await codeStep(world, await passwordStep(world, email), code);
    expect(await codeOf(second)).toBe('CODE_WRONG');
  });

  test('of somebody else opens nothing', async () => {
    const other = await signedInAs(world, 'ADMIN', { factor: false });
    const theirs = await setUpApp(world, other.cookie);
    const answer = await codeStep(world, await passwordStep(world, email), theirs.recoveryCodes[0]);
    expect(answer.status).toBe(400);
  });
});

test('an app that nobody confirmed is not asked for, and a wrong code does not confirm it', async () => {
  const staff = await signedInAs(world, 'ADMIN', { factor: false });
  const start = 'mutation ($i: StartAppInput!) { startApp(input: $i) { secret } }';
  await askStaff(world, start, { i: { password: PASSWORD } }, { cookie: staff.cookie });
  const refused = await confirmApp(world, staff.cookie, '000000');
  expect(refused.errors![0]!.extensions['fields']).toEqual([
    { path: ['input', 'code'], code: 'CODE_WRONG' },
  ]);
  const again = await signIn(world, { email: staff.email, password: PASSWORD });
  expect(await again.json()).toEqual({ user: { email: staff.email } });
  expect(await roleOf(cookieFrom(again))).toBe('VIEWER');
});
