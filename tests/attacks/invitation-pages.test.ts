import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cookieFrom } from '../../apps/api/test/staff.ts';
import { InviteStaffDocument } from '../../packages/shared/src/generated/staff/graphql.ts';
import { m } from '../../packages/shared/src/generated/messages/messages.js';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';
import { fromElsewhere, tokenOf } from './support/besieged.ts';

const site = inject('besieged');
const SUBJECT = m.mail_invite_subject({ site: 'Undersigned' }, { locale: 'en' });
const INVITED = `cara-${crypto.randomUUID()}@kestrelfeather.example`;

let owner: pg.Pool;
let link: string;
beforeAll(async () => {
  owner = new pg.Pool({ connectionString: site.ownerUrl, max: 1 });
  const admin = await addStaff(site.ownerUrl, 'ADMIN');
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(site.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...fromElsewhere() },
      body: JSON.stringify(body),
    });
  const cookie = cookieFrom(await post('/auth/sign-in/email', admin));
  await hasShownFactor(site.ownerUrl, admin);
  const variables = { input: { email: INVITED, role: 'CAMPAIGNER' } };
  await post('/staff/graphql', { query: `${InviteStaffDocument}`, variables }, cookie);
  link = linkIn(await mailTo(site.mailboxUrl, INVITED, SUBJECT), 'invitation');
});
afterAll(() => owner.end());

const accounts = async () =>
  (await owner.query('select from auth."user" where email = $1', [INVITED])).rows.length;

describe('row 47: the link of an invitation', () => {
  test('is told to no other site, kept by nobody, and found by no search', async () => {
    const { headers, status } = await fetch(link, { headers: fromElsewhere() });
    expect(status).toBe(200);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  test.each(['', '»', '…', '\r\nx: y', 'Ж', '/../..', '?x', '#x', '%00', 'A'])(
    'opens nothing with %j behind it, and breaks nothing',
    async (tail) => {
      const spelt = `${site.origin}/invitation/${tokenOf(link)}${encodeURIComponent(tail)}`;
      for (const address of tail ? [spelt] : [spelt.slice(0, -1), `${site.origin}/invitation/`]) {
        const { status } = await fetch(address, { headers: fromElsewhere() });
        expect([address.slice(-12), status]).toEqual([address.slice(-12), 404]);
      }
    },
  );
});

test('row 40: an invitation that a mail scanner opens waits for whom it was sent to', async () => {
  for (let i = 0; i < 20; i += 1) {
    const method = ['GET', 'HEAD', 'OPTIONS'][i % 3]!;
    const { status } = await fetch(link, { method, headers: fromElsewhere() });
    expect(status).toBeLessThan(500);
  }
  expect(await accounts()).toBe(0);
  const accept = (origin: string) =>
    fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, accept: 'text/html', ...fromElsewhere() },
      body: new URLSearchParams({ password: 'a password of hers' }),
    });
  expect((await accept('https://evil.example')).status).toBe(403);
  expect(await accounts()).toBe(0);
  expect((await accept(site.origin)).status).toBe(303);
  expect(await accounts()).toBe(1);
});
