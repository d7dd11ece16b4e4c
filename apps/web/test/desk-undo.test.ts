import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, postAndFollow, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'ADMIN');
  isStaffed();
  for (const name of ['ChangeStaffRole', 'RemoveStaff', 'RestoreStaff'])
    site.answer(name, { [name[0]!.toLowerCase() + name.slice(1)]: [] });
  site.answer('InviteStaff', { inviteStaff: invitation });
  site.answer('WithdrawInvitation', { withdrawInvitation: [] });
});

const PEOPLE = '/staff/people';
const member = (id: string, role: string, more = {}) => ({
  ...{ id, email: `${id}@news.example`, role, hasSecondFactor: true, isSelf: false },
  ...{ since: '2022-03-12T10:00:00.000Z', sessionCount: 2, invitationCount: 0 },
  ...more,
});
const members = [member('cara', 'EDITOR'), member('edith', 'ADMIN', { isSelf: true })];
const invitation = {
  ...{ id: 'i', email: 'new@news.example', role: 'VIEWER' },
  ...{ invitedAt: '2022-03-12T10:00:00.000Z', expiresAt: '2022-03-14T10:00:00.000Z' },
};
const removed = (id: string, more = {}) => ({
  ...{ id, email: `${id}@news.example`, role: 'EDITOR', removedBy: 'e@news.example' },
  ...{ removedAt: '2022-03-12T10:00:00.000Z', restorableUntil: '2022-03-12T10:10:00.000Z' },
  ...{ mayRestore: true, ...more },
});
const isStaffed = (removedStaff: object[] = []) =>
  site.answer('StaffPeople', {
    staffMembers: members,
    staffInvitations: [invitation],
    removedStaff,
  });
const lastAsked = (name: string) => site.asked.findLast((one) => one.name === name);

/** The form that undoes what was just done, as a browser would send it. */
function undoIn(html: string) {
  const [, action = '', inside = ''] =
    /<form class="undo[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/.exec(html) ?? [];
  const fields = [...inside.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  return { action, fields: Object.fromEntries(fields.map(([, name, value]) => [name, value])) };
}

describe('what was done to people', () => {
  test('a role that was changed is changed back', async () => {
    const change = { member: 'cara', role: 'EDITOR', was: 'VIEWER' };
    const { html } = await postAndFollow(site, `${PEOPLE}?/change`, change);
    expect(lastAsked('ChangeStaffRole')).toMatchObject({
      input: { member: 'cara', role: 'EDITOR', expectedRole: 'VIEWER' },
    });
    expect(wordsOf(html)).toContain('cara@news.example is editor from now on');
    expect(undoIn(html)).toEqual({
      action: `${PEOPLE}?/change`,
      fields: { member: 'cara', role: 'VIEWER', was: 'EDITOR' },
    });
  });

  test('a role that was taken away is given back, and it is said whose it was', async () => {
    isStaffed([removed('gone'), removed('other')]);
    const taken = await postAndFollow(site, `${PEOPLE}?/remove`, { member: 'gone', was: 'EDITOR' });
    expect(lastAsked('RemoveStaff')).toMatchObject({ member: 'gone', expectedRole: 'EDITOR' });
    const words = wordsOf(taken.html);
    expect(words).toContain('The role of gone@news.example (editor) was taken away');
    // Once is enough: the notice offers it.
    expect(taken.html.match(/value="gone"/g)).toHaveLength(1);
    expect(words).toContain('other@news.example');
    const { action, fields } = undoIn(taken.html);
    await site.post(action, fields);
    expect(lastAsked('RestoreStaff')).toMatchObject({ member: 'gone' });
  });

  test('an invitation is withdrawn, and a withdrawn one stays so', async () => {
    const fields = { email: invitation.email, role: 'VIEWER' };
    const invited = await postAndFollow(site, `${PEOPLE}?/invite`, fields);
    expect(undoIn(invited.html).fields).toEqual({ invitation: 'i' });
    const { action, fields: undo } = undoIn(invited.html);
    const { html } = await postAndFollow(site, action, undo);
    expect(wordsOf(html)).toContain('The invitation is withdrawn');
    expect(undoIn(html).action).toBe('');
  });

  test('a second factor is asked for, and the same undone with it', async () => {
    site.refuse('RestoreStaff', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
    const answer = await site.post(`${PEOPLE}?/restore`, { member: 'gone' });
    const html = await answer.text();
    expect(html).toContain('Show that it is you');
    expect(html).toContain('name="member" value="gone"');
  });
});

describe('who lost a role a moment ago', () => {
  const html = async () => (await site.page(PEOPLE)).text();

  test('is named on every later visit, with the way back', async () => {
    isStaffed([removed('gone')]);
    const page = await html();
    const words = wordsOf(page);
    expect(words).toContain('Roles taken away in the last ten minutes');
    expect(words).toMatch(/gone@news\.example editor 12 March 2022, 10:00, by you/);
    expect(words).toContain('until 10:10');
    const [, form] = /<form[^>]*action="\/staff\/people\?\/restore"[^>]*>([^]*?)<\/form>/.exec(
      page,
    )!;
    expect(form).toMatch(/name="member" value="gone"/);
    expect(form).toContain('aria-label="Undo for gone@news.example"');
  });

  test('is named to a colleague too, who reads whom to ask', async () => {
    isStaffed([removed('gone', { removedBy: 'eve@news.example', mayRestore: false })]);
    const page = await html();
    expect(page).not.toContain('?/restore');
    expect(wordsOf(page)).toContain(
      '10:00, by eve@news.example Only whoever took it away can undo this, until 10:10. You can invite the person again.',
    );
  });

  test('is not spoken of where there is nobody', async () => {
    expect(await html()).not.toContain('Roles taken away');
  });

  test('is named where a second factor is asked for first', async () => {
    isStaffed([removed('gone')]);
    site.refuse('RestoreStaff', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
    const answer = await site.post(`${PEOPLE}?/restore`, { member: 'gone' });
    expect(wordsOf(await answer.text())).toContain('You pressed “Undo”: gone@news.example.');
  });
});

describe('that something was done', () => {
  const change = () =>
    postAndFollow(site, `${PEOPLE}?/change`, { member: 'cara', role: 'EDITOR', was: 'VIEWER' });
  const said = async (path: string, cookie: string) =>
    (await (await site.page(path, { cookie })).text()).includes('id="done"');

  test('is said again on a reload, and where the browser starts', async () => {
    const { location, cookie } = await change();
    expect(location).toMatch(/^\/staff\/people\?done=[0-9a-f-]{36}#done$/);
    expect(await said(location, cookie)).toBe(true);
  });

  test('is said by no address alone, and by none that is made up', async () => {
    const { location, cookie } = await change();
    expect(await said(location, '')).toBe(false);
    expect(await said(PEOPLE, cookie)).toBe(false);
    expect(await said(`${PEOPLE}?done=00000000-0000-4000-8000-000000000000`, cookie)).toBe(false);
    // As somebody who logged in after, or to whom a neighbouring host gave the cookie.
    const other = `${cookie}; undersigned.session_token=somebody-else`;
    expect(await said(location, other)).toBe(false);
    for (const kept of ['nonsense', 'null', '{"id":"x"}', '{"id":"x","done":{"what":1}}'])
      expect(await said(`${PEOPLE}?done=x`, `done=${encodeURIComponent(kept)}`)).toBe(false);
  });

  test('is kept for the desk alone, out of reach of any script, for ten minutes', async () => {
    const answer = await site.post(`${PEOPLE}?/withdraw`, { invitation: 'i' });
    const [line] = answer.headers.getSetCookie();
    for (const part of ['Path=/staff', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Max-Age=600'])
      expect(line).toContain(part);
    expect(decodeURIComponent(line!)).not.toContain('@');
  });
});

describe('what was entered from paper', () => {
  const PAPER = '/staff/petitions/p/paper';
  const sheets = { count: '195', collectedOn: '2022-03-12', note: 'Two rooms.', key: 'k' };
  const batch = (more: object) => ({
    ...{ id: 'b', count: 195, note: 'Two rooms.', collectedOn: '2022-03-12', isUndone: false },
    canBeUndone: true,
    ...{ enteredAt: '2022-03-12T10:00:00.000Z', idempotencyKey: 'k' },
    ...more,
  });
  const onPaper = (batches: object[], offline = 375) =>
    site.answer('StaffPaper', {
      petitionCounts: { total: 12_480, offline },
      offlineBatches: page(batches),
    });
  beforeEach(() => {
    site.answer('AddOfflineSignatures', { addOfflineSignatures: { petition: 'p' } });
    site.answer('UndoOfflineBatch', { undoOfflineBatch: { petition: 'p' } });
  });

  test('is taken back by one press', async () => {
    onPaper([batch({})]);
    const { html } = await postAndFollow(site, `${PAPER}?/enter`, sheets);
    expect(wordsOf(html)).toContain('195 signatures are counted');
    const { action, fields } = undoIn(html);
    const undone = await postAndFollow(site, action, fields);
    expect(lastAsked('UndoOfflineBatch')).toMatchObject({ batch: 'b' });
    expect(wordsOf(undone.html)).toContain('The entry was taken back');
  });

  test('says its size in the step before, also later, and what cannot be undone', async () => {
    onPaper([
      batch({}),
      batch({ id: 'c', isUndone: true, canBeUndone: false }),
      batch({ id: 'a', canBeUndone: false }),
      batch({ id: 'd', count: 900 }),
      batch({ id: 'e', count: -15 }),
    ]);
    const words = wordsOf(await (await site.page(PAPER)).text());
    expect(words).toContain('195 signatures are taken off again. On paper, 375 becomes 180.');
    expect(words).toContain('15 signatures are added again. On paper, 375 becomes 390.');
    expect(words).toContain('Undone by an entry above.');
    expect(words).toContain('It was undone, and that was undone: it counts again.');
    expect(words).toContain('Fewer are on paper by now, so this cannot be undone as a whole.');
  });

  test('that fewer are there by now is told, and nothing is lost', async () => {
    onPaper([batch({})]);
    site.refuse('UndoOfflineBatch', { code: 'CONFLICT' });
    const answer = await site.post(`${PAPER}?/undo`, { batch: 'b' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This no longer fits');
  });
});
