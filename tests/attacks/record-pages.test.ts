import { beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';
import { fromElsewhere } from './support/besieged.ts';
import { PAYLOADS } from './support/payloads.ts';

const site = inject('besieged');
const FIELDS = ['who', 'what', 'petition', 'from', 'to', 'after'];
const cookies = new Map<string, string>();

let admin: string;

async function logIn(role: 'ADMIN' | 'CAMPAIGNER'): Promise<string> {
  const person = await addStaff(site.ownerUrl, role);
  const answer = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify(person),
  });
  await hasShownFactor(site.ownerUrl, person);
  cookies.set(role, cookieFrom(answer));
  return person.email;
}
beforeAll(async () => {
  admin = await logIn('ADMIN');
  await logIn('CAMPAIGNER');
});

const open = async (search: string, who = 'ADMIN') => {
  const answer = await fetch(`${site.origin}/staff/record?${search}`, {
    redirect: 'manual',
    headers: { cookie: cookies.get(who) ?? '', ...fromElsewhere() },
  });
  return { status: answer.status, body: await answer.text() };
};

describe('row 59: what somebody planted in a link to the record', () => {
  test.each(PAYLOADS)('is text, or refused, wherever it stands: %j', async (payload) => {
    for (const field of FIELDS) {
      const { status, body } = await open(new URLSearchParams({ [field]: payload }).toString());
      expect([field, [200, 404].includes(status)]).toEqual([field, true]);
      if (/[<>]/.test(payload)) expect(body).not.toContain(payload);
    }
  });

  test.each([
    ...['who=%00', 'what=%00', 'petition=%00', 'from=%00', 'what=__proto__', 'what=constructor'],
    ...['who=a&who=b', 'who[]=a', 'from=0000-00-00', 'to=9999-12-31', 'from=2022-02-30'],
    ...['from=2022-03-12T25:00', `who=${'x'.repeat(5_000)}`, `petition=${'x'.repeat(5_000)}`],
    ...['after=%00', 'after=IzE&who=operator', 'what=logins&to=1999-01-01', 'who=%ff%fe'],
  ])('breaks no page: %s', async (search) => {
    const { status } = await open(search);
    expect(status).toBeLessThan(500);
  });

  test.each(['CAMPAIGNER', 'nobody'])('shows %s neither the record nor its people', async (who) => {
    for (const search of ['who=operator', 'what=reading', "who=' or true --", 'from=%00']) {
      const { status, body } = await open(search, who);
      expect([303, 403]).toContain(status);
      for (const secret of [admin, 'logged in with']) expect(body).not.toContain(secret);
    }
  });
});
