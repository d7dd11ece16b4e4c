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
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'ADMIN');
  site.answer('OwnAccount', {
    staffViewer: { role: 'ADMIN', timeZone: 'UTC' },
    ownAccount: {
      ...{ email: 'e@news.example', hasApp: false, recoveryCodesLeft: 9, isFresh: true },
      passkeys: [{ id: 'key', name: 'Key ring', addedAt: AT }],
      sessions: [{ id: 'this', device: null, begunAt: AT, isThis: true }],
    },
  });
  site.answer('EndOtherSessions', { endOtherSessions: { email: 'e@news.example' } });
  site.answer('RenamePasskey', { renamePasskey: { email: 'e@news.example' } });
});

/** What stands in the cookie afterwards, and what the page says that it leads to. */
async function done(action: string, fields: Record<string, string>) {
  const answer = await site.post(`/staff/account?/${action}`, fields);
  expect(answer.status).toBe(303);
  const lines = answer.headers.getSetCookie();
  const [cookie = ''] = lines.find((line) => line.startsWith('done='))!.split(';');
  const page = await site.page(answer.headers.get('location')!, { cookie });
  const html = await page.text();
  return { bytes: lines.join('').length, words: wordsOf(html), html };
}
const OTHERS = m.account_sessions_ended({ count: 2 });
const WIDE = 'あ'.repeat(60);

describe('what a form says goes into the cookie of what was done', () => {
  test.each([
    ['2'],
    [`2${' '.repeat(5_000)}`],
    [`${'\t'.repeat(5_000)}2`],
    [`${'0'.repeat(5_000)}2`],
  ])('as the number that it is: %#', async (total) => {
    const { bytes, words } = await done('endOtherSessions', { total });
    expect(bytes).toBeLessThan(1_000);
    expect(words).toContain(OTHERS);
  });

  test('as the name that a passkey had, at its longest', async () => {
    const fields = { passkey: 'key', name: 'Key ring', was: WIDE };
    const { bytes, html } = await done('renamePasskey', fields);
    expect(bytes).toBeLessThan(4_000);
    expect(html).toMatch(new RegExp(`name="name" value="${WIDE}"`));
    expect(html).toContain('class="undo');
  });

  test.each([['x'.repeat(5_000)], ['あ'.repeat(1_300)], ['\u0000'.repeat(500)], ['"'.repeat(101)]])(
    'and not at all where no name is as long: %#',
    async (was) => {
      const fields = { passkey: 'key', name: 'Key ring', was };
      const { bytes, words, html } = await done('renamePasskey', fields);
      expect(bytes).toBeLessThan(1_000);
      expect(words).toContain('Key ring');
      expect(html).not.toContain(was.slice(0, 101));
      expect(html).not.toContain('class="undo');
    },
  );
});

describe('a passkey whose name was typed before a second factor was shown', () => {
  test.each([['Key two'], ['<b>"two"'], [WIDE]])(
    'is still to be added, it says: %j',
    async (name) => {
      const { words, bytes } = await done('show', { newPasskey: name });
      expect(bytes).toBeLessThan(4_000);
      expect(words.match(/The passkey is not added yet/g)).toHaveLength(1);
      expect(words).not.toContain(m.account_shown());
    },
  );

  test.each([['Key ring'], [''], ['x'.repeat(5_000)]])(
    'is not spoken of once there is one, or where there was no name: %#',
    async (name) => {
      const { words } = await done('show', { newPasskey: name });
      expect(words).toContain(m.account_shown());
      expect(words).not.toContain('not added yet');
    },
  );

  test('is kept by the page that asks for a code', async () => {
    const fields = [{ path: ['input', 'code'], code: 'CODE_WRONG' }];
    site.refuse('ShowSecondFactor', { code: 'BAD_USER_INPUT', fields });
    const sent = { newPasskey: '<b>two', factor: '000000' };
    const html = await (await site.post('/staff/account?/show', sent)).text();
    expect(html).toMatch(/<input type="hidden" name="newPasskey" value="&lt;b>two"/);
  });
});
