import { m } from '@undersigned/shared/generated/messages/messages.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const AT = '2022-03-12T10:00:00.000Z';
const URI = 'otpauth://totp/Undersigned:e%40news.example?secret=ABCD&issuer=Undersigned';
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'ADMIN');
  site.answer('OwnAccount', {
    staffViewer: { role: 'ADMIN', timeZone: 'UTC' },
    ownAccount: {
      ...{ email: 'e@news.example', hasApp: false, recoveryCodesLeft: 0, isFresh: true },
      ...{ passkeys: [], sessions: [{ id: 'this', device: null, begunAt: AT, isThis: true }] },
    },
  });
  site.refuse('ConfirmApp', {
    ...{ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'code'], code: 'CODE_WRONG' }] },
  });
});

async function confirmed(app: { secret?: string; uri?: string; factor?: string }) {
  const fields = { code: '000000', secret: 'ABCD', uri: URI, ...app };
  const answer = await site.post('/staff/account?/confirmApp', fields);
  const html = await answer.text();
  return { status: answer.status, html, words: wordsOf(html), drawn: html.includes('role="img"') };
}

describe('after a wrong code', () => {
  test('the app that was begun is shown again', async () => {
    const { status, html, drawn } = await confirmed({});
    expect([status, drawn]).toEqual([400, true]);
    expect(html).toMatch(/<code[^>]*>ABCD<\/code>/);
  });

  test.each([
    ['of 6,000 characters', { uri: `${URI}&x=${'x'.repeat(6_000)}` }],
    ['of another kind', { uri: 'https://evil.example/?otpauth://totp/' }],
    ['of a script', { uri: 'javascript:alert(1)//otpauth://totp/' }],
    ['of another kind of code', { uri: 'otpauth://hotp/x?secret=ABCD' }],
    ['with letters that no address has', { uri: `otpauth://totp/${'є'.repeat(1_000)}` }],
    ['with a line of its own', { uri: 'otpauth://totp/x\r\nsecret' }],
    ['without an address', { uri: '' }],
    ['with a key that is none', { secret: 'Call 555 0100' }],
    ['with a key of 6,000 characters', { secret: 'A'.repeat(6_000) }],
  ])('what comes %s is not drawn, and the step begins anew', async (_what, app) => {
    const { status, html, words, drawn } = await confirmed(app);
    expect([status, drawn]).toEqual([400, false]);
    expect(words).toContain(m.signin_password_required());
    expect(words).not.toContain('555');
    expect(html).toContain('action="/staff/account?/startApp"');
    expect(html).not.toMatch(/href="\s*(?:javascript|otpauth|https:\/\/evil)/);
  });

  test('nor is it where the API has something else to say first', async () => {
    site.refuse('ShowSecondFactor', { code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    const long = { uri: `${URI}&x=${'x'.repeat(6_000)}`, factor: '000000' };
    const { status, drawn } = await confirmed(long);
    expect([status, drawn]).toEqual([429, false]);
  });
});

test('the longest address that the API tells can be drawn', async () => {
  const site = encodeURIComponent('🕊'.repeat(100));
  const uri = `otpauth://totp/${site}:${'e'.repeat(250)}?secret=${'A'.repeat(36)}&issuer=${site}`;
  expect(await confirmed({ uri })).toMatchObject({ status: 400, drawn: true });
});
