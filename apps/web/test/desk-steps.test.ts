import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { postAndFollow, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

// Before anything is destroyed, the page says how much of what, and whether it can be undone; the API is
// told the same size, and refuses another.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'ADMIN');
});

const AT = '2022-03-12T10:00:00.000Z';
const words = async (path: string) => wordsOf(await (await site.page(path)).text());
const lastAsked = (name: string) => site.asked.findLast((one) => one.name === name);
const session = (id: string, device: string | null) => ({
  ...{ id, device, begunAt: AT, isThis: id === 'this' },
});
const account = (changes: object) =>
  site.answer('OwnAccount', {
    staffViewer: { role: 'ADMIN', timeZone: 'UTC' },
    ownAccount: {
      ...{ email: 'e@news.example', hasApp: true, recoveryCodesLeft: 8, isFresh: true },
      passkeys: [{ id: 'key', name: 'Laptop', addedAt: AT }],
      sessions: [session('this', null)],
      ...changes,
    },
  });

describe('on one’s own page', () => {
  test('a factor says how many are left', async () => {
    account({});
    const said = await words('/staff/account');
    expect(said).toContain('The codes of the app count no longer. 1 second factor is left.');
    expect(said).toContain('“Laptop” logs nobody in any more. 1 second factor is left.');
    site.answer('RemoveApp', { removeApp: { hasApp: false } });
    await site.post('/staff/account?/removeApp', { left: '1' });
    expect(lastAsked('RemoveApp')).toMatchObject({ expectedLeft: 1 });
  });

  test('the last factor says what goes with it, and that this cannot be undone', async () => {
    account({ passkeys: [] });
    expect(await words('/staff/account')).toContain(
      'you see the counts and nothing more. With it go 8 unused recovery codes. To replace it, set up the new one here right afterwards: new recovery codes come with it. This cannot be undone.',
    );
  });

  test('whoever lost a phone reads how an app is replaced, and what becomes of the codes', async () => {
    account({ passkeys: [] });
    expect(await words('/staff/account')).toContain(
      'Remove the app here, then set up the new one. It is your only second factor: your recovery codes go with it, and new ones come with the new app.',
    );
    account({ recoveryCodesLeft: 0 });
    const said = await words('/staff/account');
    expect(said).toContain('those you have stop working then.');
    expect(said).not.toContain('a recovery code does');
    site.answer('RemoveApp', { removeApp: { hasApp: false } });
    account({ hasApp: false });
    const { html } = await postAndFollow(site, '/staff/account?/removeApp', { left: '1' });
    expect(html).toMatch(/<a href="#app">Set up the new app<\/a>/);
  });

  test('new codes say how many old ones they replace', async () => {
    account({});
    expect(await words('/staff/account')).toContain(
      '8 unused codes stop working. 10 new ones are shown, this one time. This cannot be undone.',
    );
    site.answer('RenewRecoveryCodes', { renewRecoveryCodes: { codes: ['a'] } });
    await site.post('/staff/account?/renewCodes', { total: '8' });
    expect(lastAsked('RenewRecoveryCodes')).toMatchObject({ expectedTotal: 8 });
  });

  test('sessions say how many and which end', async () => {
    account({ sessions: [session('this', null), session('a', 'Firefox on Linux')] });
    const said = await words('/staff/account');
    expect(said).toContain('Firefox on Linux is logged out at once.');
    expect(said).toContain('logged out at once in 1 other place: Firefox on Linux. This cannot');
    expect(said).toContain('and this cannot be undone. You are then logged out in 1 other place.');
    site.refuse('EndOtherSessions', { code: 'CONFLICT' });
    const answer = await site.post('/staff/account?/endOtherSessions', { total: '1' });
    expect(lastAsked('EndOtherSessions')).toMatchObject({ expectedTotal: 1 });
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('This no longer fits: it was changed meanwhile.'),
    ]);
  });
});

describe('on the page of people', () => {
  const member = {
    ...{ id: 'c', email: 'cara@news.example', role: 'ADMIN', hasSecondFactor: true, since: AT },
    ...{ isSelf: false, sessionCount: 2, invitationCount: 1 },
  };
  const invitation = { id: 'i', email: 'new@news.example', role: 'VIEWER', invitedAt: AT };

  test('a role says how many sessions and invitations go with it', async () => {
    const staffInvitations = [{ ...invitation, expiresAt: AT }];
    site.answer('StaffPeople', { staffMembers: [member], staffInvitations, removedStaff: [] });
    const said = await words('/staff/people');
    expect(said).toContain(
      'cara@news.example is administrator, and will have no role. They are logged out at once in 2 places. 1 invitation of theirs that waits is withdrawn. You can undo this here within ten minutes',
    );
    expect(said).toContain('As anything but administrator, 1 invitation of theirs is withdrawn.');
    expect(said).toContain(
      'The link in the mail to new@news.example works no longer. You can invite them again. This cannot be undone.',
    );
  });
});

describe('on the page of decisions', () => {
  const decision = (changes: object) => ({
    ...{ id: 'd', kind: 'RELEASE', state: 'DONE', reason: 'Looked at', criteria: null },
    ...{
      expected: 1_200,
      affected: 1_200,
      counted: 1,
      reinstated: 0,
      secondPeople: [],
      proposedBy: 'e@news.example',
    },
    ...{ approvedBy: null, createdAt: AT, endedAt: AT, reinstatedAt: null },
    ...{ beganAt: AT, movedAt: AT, mayApprove: false, mayCancel: false, mayReinstate: false },
    ...changes,
  });
  const said = (changes: object) => {
    site.answer('SignatureDecisions', { signatureDecisions: [decision(changes)] });
    return words('/staff/petitions/p/invalidations');
  };

  test.each([
    [
      { state: 'PROPOSED', affected: 0, mayCancel: true },
      'Nothing has happened to the 1,200 signatures, and nothing will.',
    ],
    [
      { state: 'RUNNING', affected: 250, mayCancel: true },
      'Done when this page was read: 250. Still to come: 950',
    ],
    [{ mayReinstate: true }, '1,200 signatures are held again and leave the count'],
    [{ mayReinstate: true }, 'Thanks that have been mailed stay mailed.'],
    [
      { kind: 'INVALIDATION', mayReinstate: true },
      '1,200 signatures come back into the count, or wait for their confirmation again.',
    ],
    [
      { kind: 'INVALIDATION', mayReinstate: true },
      'may do this alone, though they are more than 1,000: it brings back what readers themselves did',
    ],
    [
      { mayReinstate: true },
      'may do this alone, though they are more than 1,000: they only wait for a check again',
    ],
  ])('one that is %j says its size', async (changes, size) => {
    expect(await said(changes)).toContain(size);
  });

  test('of no more than one person decides alone, undoing says nothing of that', async () => {
    const small = { affected: 1_000, expected: 1_000, mayReinstate: true };
    expect(await said(small)).not.toContain('may do this alone');
  });

  test('undoing tells the API how many it was said to be', async () => {
    await said({ mayReinstate: true });
    site.answer('ReinstateSignatures', { reinstateSignatures: { id: 'd' } });
    await site.post('/staff/petitions/p/invalidations?/undo', { id: 'd', total: '1200' });
    expect(lastAsked('ReinstateSignatures')).toMatchObject({
      ...{ invalidation: 'd', expectedTotal: 1200 },
    });
  });

  test('a second factor that is too old is asked for, and nothing typed is lost', async () => {
    await said({});
    site.refuse('InvalidateSignatures', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
    const fields = { criteria: '{"country":"GB"}', total: '3', reason: 'One network' };
    const answer = await site.post('/staff/petitions/p/invalidations?/create', fields);
    const html = await answer.text();
    expect(html).toContain('Show that it is you');
    expect(html).toContain('name="reason" value="One network"');
    expect(html).toContain('name="total" value="3"');
  });
});
