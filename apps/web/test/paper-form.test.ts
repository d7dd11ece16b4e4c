import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';

const PAGE = '/staff/petitions/p/paper';
const sheets = {
  count: '1,195',
  collectedOn: '2022-03-12',
  note: 'Two <b>reading</b> rooms.',
};
const batch = {
  ...{ id: 'b', count: -15, note: 'Entered <i>twice</i>.', collectedOn: '2022-03-11' },
  ...{ enteredAt: '2022-03-12T10:00:00.000Z', idempotencyKey: 'before', isUndone: false },
  canBeUndone: true,
};

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'CAMPAIGNER');
  site.answer('StaffPaper', {
    petitionCounts: { total: 12_480, offline: 375 },
    offlineBatches: {
      edges: [{ node: batch }],
      pageInfo: { hasNextPage: true, endCursor: 'n&xt' },
    },
  });
  site.answer('AddOfflineSignatures', { addOfflineSignatures: { petition: 'p' } });
});

const text = async (answer: Promise<Response>) => (await answer).text();
const sent = () => site.asked.filter(({ name }) => name === 'AddOfflineSignatures');
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';
const check = (changes: object = {}) => site.post(`${PAGE}?/check`, { ...sheets, ...changes });

describe('the form for signatures on paper', () => {
  test('shows what is on paper and what was entered, and leads to the ledger', async () => {
    const html = await text(site.page(PAGE));
    expect(html).toContain('On paper so far: 375. Total: 12,480.');
    expect(html).toContain('href="/petitions/p/ledger"');
    expect(html).toContain('Entered &lt;i>twice&lt;/i>.');
    expect(html).toContain('−15');
    expect(html).toContain(`href="${PAGE}?after=n%26xt"`);
  });

  test('says the size and what will be published before anything is changed', async () => {
    const html = await text(check());
    for (const said of ['Add 1,195 signatures on paper?', '12,480 becomes 13,675'])
      expect(html).toContain(said);
    expect(html).toContain('375 becomes 1,570');
    expect(html).toContain('On paper: Two &lt;b>reading&lt;/b> rooms.');
    expect(sent()).toEqual([]);
  });

  test('enters what was looked over, under the key of that look', async () => {
    const key = keyIn(await text(check()));
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    const pressed = await site.post(`${PAGE}?/enter`, { ...sheets, key });
    expect(pressed.status).toBe(303);
    const input = { petition: 'p', ...sheets, count: 1195, takeOff: false, idempotencyKey: key };
    expect(sent()).toEqual([{ name: 'AddOfflineSignatures', input }]);
  });

  test('takes off what was a mistake, by a button that says so', async () => {
    const html = await text(check({ count: '375', takeOff: 'yes' }));
    expect(html).toContain('Take 375 signatures off again?');
    expect(html).toContain('375 becomes 0');
    await site.post(`${PAGE}?/enter`, { ...sheets, count: '375', takeOff: 'yes', key: 'k' });
    expect(sent()).toMatchObject([{ input: { count: 375, takeOff: true } }]);
  });

  test('can be changed after it was looked over, and nothing typed is lost', async () => {
    const html = await text(site.post(`${PAGE}?/change`, { ...sheets, key: 'k' }));
    for (const typed of ['value="1,195"', 'value="2022-03-12"', 'Two &lt;b>reading', 'value="k"'])
      expect(html).toContain(typed);
    expect(sent()).toEqual([]);
  });
});

describe('what does not fit', () => {
  test.each([
    [{ count: '' }, 'Enter a whole number'],
    [{ count: '-5' }, 'Enter a whole number'],
    [{ count: '1e3' }, 'Enter a whole number'],
    [{ count: '0' }, 'Enter a whole number'],
    [{ count: '1000001' }, 'Enter a whole number'],
    [{ count: '376', takeOff: 'yes' }, 'No more can be taken off than the 375 on paper'],
    [{ collectedOn: '' }, 'Enter the day'],
    [{ collectedOn: '12 March' }, 'Enter the day'],
    [{ collectedOn: '2999-01-01' }, 'Enter a day that has come'],
    [{ note: ' ' }, 'Say where they come from'],
    [{ note: 'x'.repeat(501) }, 'at most 500 characters'],
    [{ note: 'a\u202eb' }, 'Take out what cannot be seen'],
  ])('as %j is asked for again in words, and sent to nobody', async (changes, words) => {
    for (const action of ['check', 'enter']) {
      if (action === 'enter' && 'takeOff' in changes) continue;
      const answer = await site.post(`${PAGE}?/${action}`, { ...sheets, key: 'k', ...changes });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(words);
    }
    expect(sent()).toEqual([]);
  });

  test('and what the API finds too many is told beside the field', async () => {
    const fields = [{ path: ['input', 'count'], code: 'OUT_OF_RANGE' }];
    site.refuse('AddOfflineSignatures', { code: 'BAD_USER_INPUT', fields });
    const changes = { count: '900', takeOff: 'yes', key: 'k' };
    const html = await text(site.post(`${PAGE}?/enter`, { ...sheets, ...changes }));
    expect(html).toContain('No more can be taken off than the 375 on paper');
  });

  test('with what was sent before is said to stand, and gets a key of its own', async () => {
    site.refuse('AddOfflineSignatures', { code: 'IDEMPOTENCY_MISMATCH' });
    const html = await text(site.post(`${PAGE}?/enter`, { ...sheets, key: 'used' }));
    expect(html).toContain('This entry was sent before');
    expect(keyIn(html)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('an entry that got no answer is offered again under the same key', async () => {
  site.refuse('AddOfflineSignatures', { code: 'OVERLOADED' });
  const answer = await site.post(`${PAGE}?/enter`, { ...sheets, key: 'k' });
  expect(answer.status).toBe(503);
  const html = await answer.text();
  expect(html).toContain('it counts once');
  expect(keyIn(html)).toBe('k');
});

test.each([
  ['too many codes were tried', 'ShowSecondFactor', { code: 'RATE_LIMITED' }],
  ['it is no longer theirs', 'AddOfflineSignatures', { code: 'FORBIDDEN' }],
])('an entry that was refused since %s is in its form again', async (_why, asked, refused) => {
  site.refuse(asked, refused);
  const entry = { ...sheets, takeOff: 'yes', key: 'k', factor: '000000' };
  const html = await text(site.post(`${PAGE}?/enter`, entry));
  for (const typed of ['value="1,195"', 'value="2022-03-12"', 'Two &lt;b>reading', 'value="k"'])
    expect(html).toContain(typed);
  expect(html).toMatch(/name="takeOff"[^>]*checked/);
  expect(html).not.toContain('000000');
});

test.each(['VIEWER', 'MODERATOR', 'EDITOR'])('a %s is told that it is not theirs', async (role) => {
  signedInAs(site, role);
  const html = await text(site.page(PAGE));
  expect(html).toContain('Campaigners and administrators');
  expect(html).not.toContain('<textarea');
  expect(site.asked.map(({ name }) => name)).not.toContain('StaffPaper');
});

test('a page of another site cannot enter anything', async () => {
  const answer = await site.post(`${PAGE}?/enter`, sheets, { origin: 'https://evil.example' });
  expect(answer.status).toBe(403);
  expect(sent()).toEqual([]);
});

test('who is not logged in is led there', async () => {
  for (const asked of ['StaffFrame', 'StaffDesk']) site.refuse(asked, { code: 'UNAUTHENTICATED' });
  const answer = await site.page(PAGE);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sign-in?next=%2Fstaff%2Fpetitions%2Fp%2Fpaper',
  ]);
});
