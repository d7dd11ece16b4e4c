import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { postAndFollow, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

const PATH = '/staff/people';
const invitation = {
  ...{ id: 'old', email: 'cara@news.example', role: 'EDITOR' },
  ...{ invitedAt: '2026-03-01T10:00:00.000Z', expiresAt: '2026-03-03T10:00:00.000Z' },
};

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'ADMIN');
  site.answer('StaffPeople', {
    ...{ staffMembers: [], staffInvitations: [invitation], removedStaff: [] },
  });
  site.answer('InviteStaff', { inviteStaff: { ...invitation, id: 'old' } });
});

const sent = () => site.asked.filter(({ name }) => name === 'InviteStaff');

test('a waiting invitation is sent again to the same address, in the same role', async () => {
  const { html } = await postAndFollow(site, `${PATH}?/again`, { invitation: 'old' });
  expect(sent()).toEqual([
    { name: 'InviteStaff', input: { email: 'cara@news.example', role: 'EDITOR' } },
  ]);
  const words = wordsOf(html);
  expect(words).toContain('A new mail to cara@news.example is on its way.');
  expect(words).toContain('The link in the mail before works no longer.');
  expect(html).toMatch(/action="\/staff\/people\?\/withdraw"/);
});

test('the button stands beside it and says what becomes of the link before', async () => {
  const html = await (await site.page(PATH)).text();
  expect(html).toMatch(/<form[^>]*action="\/staff\/people\?\/again"[^>]*>[^]*?value="old"/);
  expect(wordsOf(html)).toContain('Send again');
});

test('one that is over is not sent, whatever the form says', async () => {
  const answer = await site.post(`${PATH}?/again`, {
    ...{ invitation: 'none', email: 'evil@example.org', role: 'ADMIN' },
  });
  expect(answer.status).toBe(404);
  expect(sent()).toEqual([]);
});

test('a second factor that is asked for first does not lose which it was', async () => {
  site.refuse('InviteStaff', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
  const answer = await site.post(`${PATH}?/again`, { invitation: 'old' });
  const html = await answer.text();
  expect(answer.status).toBe(403);
  expect(html).toMatch(/name="invitation" value="old"/);
});

test('three a day to one address are enough', async () => {
  site.refuse('InviteStaff', { code: 'RATE_LIMITED', retryAfterSeconds: 60 });
  const answer = await site.post(`${PATH}?/again`, { invitation: 'old' });
  expect(answer.status).toBe(429);
});
