import {
  ChangePasswordDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  OwnAccountDocument,
  RemoveAppDocument,
  RenewRecoveryCodesDocument,
  ShowSecondFactorDocument,
  type OwnAccountQuery,
  type RenewRecoveryCodesMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { totp } from '../../../../../../tests/support/totp.ts';
import { showFactor } from '../../../../test/enrolled.ts';
import { forgetSpentCodes, setUpApp } from '../../../../test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../../../test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../../../test/world.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

let world: World;
let staff: SignedInStaff;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'CAMPAIGNER', { factor: false });
});

const ask = <T>(document: { toString(): string }, variables = {}, cookie = staff.cookie) =>
  askStaff<T>(world, document, variables, { cookie });
const account = async (cookie = staff.cookie) =>
  (await ask<OwnAccountQuery>(OwnAccountDocument, {}, cookie)).data;
const refusal = (answer: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0]?.extensions;
const signInElsewhere = async (password = PASSWORD) => {
  const headers = { 'user-agent': FIREFOX, ...from(anyAddress()) };
  return cookieFrom(await signIn(world, { email: staff.email, password }, headers));
};

describe('sessions', () => {
  test('are listed by browser and system and nothing more, this one marked', async () => {
    const elsewhere = await signInElsewhere();
    const { sessions } = (await account(elsewhere))!.ownAccount;
    expect(sessions.map(({ device, isThis }) => [device, isThis])).toEqual([
      ['Firefox on Linux', true],
      [null, false],
    ]);
    const { rows } = await world.owner.query(
      'select "ipAddress", "userAgent" from auth.session where device is not null',
    );
    expect(rows).toEqual([{ ipAddress: '', userAgent: '' }]);
  });

  test('end singly and all others at once, at the very next request', async () => {
    const [second, third, fourth] = [
      await signInElsewhere(),
      await signInElsewhere(),
      await signInElsewhere(),
    ];
    const { sessions } = (await account(second))!.ownAccount;
    await ask(EndSessionDocument, { session: sessions.find(({ isThis }) => isThis)!.id });
    expect(await account(second)).toBe(null);
    await ask(EndOtherSessionsDocument);
    expect([await account(third), await account(fourth)]).toEqual([null, null]);
    expect((await account())!.ownAccount.sessions).toHaveLength(1);
  });

  test('of somebody else are not found', async () => {
    const other = await signedInAs(world, 'VIEWER');
    const theirs = (await account(other.cookie))!.ownAccount.sessions[0]!.id;
    for (const session of [theirs, 'no-such', `x' or true --`, '\u0000']) {
      expect((await ask(EndSessionDocument, { session })).status).toBe(404);
    }
    expect(await account(other.cookie)).not.toBe(null);
  });
});

describe('a changed password', () => {
  const change = (currentPassword: string, newPassword: string) =>
    ask(ChangePasswordDocument, { input: { currentPassword, newPassword } });

  test('ends all other sessions, and is the one that counts', async () => {
    const elsewhere = await signInElsewhere();
    expect((await change(PASSWORD, 'another long password')).errors).toBe(undefined);
    expect([await account(elsewhere), (await account()) !== null]).toEqual([null, true]);
    expect(await account(await signInElsewhere(PASSWORD))).toBe(null);
    expect(await account(await signInElsewhere('another long password'))).not.toBe(null);
  });

  test.each([
    ['not the password', 'another long password', 'currentPassword', 'PASSWORD_WRONG'],
    [PASSWORD, 'too short', 'newPassword', 'TOO_SHORT'],
    [PASSWORD, 'x'.repeat(129), 'newPassword', 'TOO_LONG'],
  ])('from %j to %j is refused by its field', async (current, next, field, code) => {
    const elsewhere = await signInElsewhere();
    expect(refusal(await change(current, next))).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['input', field], code }],
    });
    expect(await account(elsewhere)).not.toBe(null);
  });

  test('cannot be guessed at with a session that was left open', async () => {
    const tries = Array.from({ length: 11 }, (_, i) =>
      change(`guess ${i}`, 'another long password'),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array(10).fill(400), 429]);
  });
});

describe('a second factor', () => {
  test('makes the role count, and is shown anew for what is grave', async () => {
    expect((await account())!.staffViewer).toEqual({
      role: 'VIEWER',
      grantedRole: 'CAMPAIGNER',
      hasSecondFactor: false,
      timeZone: 'UTC',
    });
    const { secret } = await setUpApp(world, staff.cookie);
    await forgetSpentCodes(world);
    expect((await account())!).toMatchObject({
      staffViewer: { role: 'CAMPAIGNER', hasSecondFactor: true },
      ownAccount: { hasApp: true, isFresh: true, recoveryCodesLeft: 10 },
    });
    await showFactor(world, staff.accountId, new Date(Date.now() - 10 * 60_000));
    expect(refusal(await ask(RemoveAppDocument))).toEqual({
      ...{ code: 'FORBIDDEN', reason: 'FRESH_FACTOR' },
    });
    expect((await account())!.staffViewer.role).toBe('CAMPAIGNER');
    const shown = await ask(ShowSecondFactorDocument, { input: { code: totp(secret) } });
    expect(shown.data).toEqual({ showSecondFactor: { isFresh: true } });
    expect((await ask(RemoveAppDocument)).data).toEqual({ removeApp: { hasApp: false } });
    expect((await account())!.staffViewer).toMatchObject({
      role: 'VIEWER',
      hasSecondFactor: false,
    });
  });

  test('gives nothing to a session that began without it', async () => {
    const elsewhere = await signInElsewhere();
    await setUpApp(world, staff.cookie);
    expect(await account(elsewhere)).toBe(null);
    await world.owner.query('update auth.session set "factorAt" = null where "userId" = $1', [
      staff.accountId,
    ]);
    expect((await account())!.staffViewer.role).toBe('VIEWER');
  });

  test('is shown by a code once, and not by guessing', async () => {
    const { secret, recoveryCodes } = await setUpApp(world, staff.cookie);
    await forgetSpentCodes(world);
    const show = (code: string) => ask(ShowSecondFactorDocument, { input: { code } });
    const code = totp(secret);
    const statuses = [(await show(code)).status, (await show(code)).status];
    for (let tries = 0; tries < 9; tries += 1) statuses.push((await show('abcde-fgh23')).status);
    expect(statuses).toEqual([200, ...Array(10).fill(400)]);
    expect(refusal(await show(recoveryCodes[0]!))).toMatchObject({
      ...{ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    });
  });

  test('has new recovery codes in place of the old ones', async () => {
    const { recoveryCodes } = await setUpApp(world, staff.cookie);
    const { data } = await ask<RenewRecoveryCodesMutation>(RenewRecoveryCodesDocument);
    const fresh = data!.renewRecoveryCodes.codes;
    expect(new Set([...fresh, ...recoveryCodes]).size).toBe(20);
    const show = (code: string) => ask(ShowSecondFactorDocument, { input: { code } });
    expect((await show(recoveryCodes[0]!)).status).toBe(400);
    expect((await show(fresh[0]!)).status).toBe(200);
    expect((await account())!.ownAccount.recoveryCodesLeft).toBe(9);
  });

  test('stands sealed in the database, and none of its codes in the log of audits', async () => {
    const { secret, recoveryCodes } = await setUpApp(world, staff.cookie);
    const { rows } = await world.owner.query(
      `select (select string_agg(t::text, '') from auth."twoFactor" t) as factors,
        (select string_agg(a::text, '') from audit_entries a) as audit`,
    );
    const text = JSON.stringify(rows);
    for (const told of [secret, ...recoveryCodes]) expect(text).not.toContain(told);
    expect(rows[0].audit).toContain('add-app');
  });
});
