import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'ADMIN');
});

const AT = '2022-03-12T10:00:00.000Z';
const FRESH = { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' };
const WRONG = { code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'code'], code: 'CODE_WRONG' }] };
const DECISIONS = '/staff/petitions/p/invalidations';
const decision = {
  ...{ id: 'd', kind: 'INVALIDATION', state: 'PROPOSED', reason: 'One network', criteria: null },
  ...{ expected: 40_127, affected: 0, counted: 0, reinstated: 0, secondPeople: [] },
  ...{ proposedBy: 'e@news.example', approvedBy: null, createdAt: AT, endedAt: null },
  ...{ reinstatedAt: null, beganAt: null, movedAt: null },
  ...{ mayApprove: true, mayCancel: false, mayReinstate: false },
};
const member = {
  ...{ id: 'c', email: 'cara@news.example', role: 'EDITOR', hasSecondFactor: true, since: AT },
  ...{ isSelf: false, sessionCount: 0, invitationCount: 0 },
};
const sent = async (path: string, fields: Record<string, string>) => {
  const html = await (await site.post(path, fields)).text();
  return { html, words: wordsOf(html) };
};

describe('the page that asks to show that it is you', () => {
  test('names the decision, says nothing of what was typed, and leads back', async () => {
    site.answer('SignatureDecisions', { signatureDecisions: [decision] });
    site.refuse('ApproveDecision', FRESH);
    const { html, words } = await sent(`${DECISIONS}?/approve`, { id: 'd', total: '40127' });
    const pressed = 'You pressed “Approve for 40,127 signatures”: Invalidation, “One network”.';
    expect(words).toContain(pressed);
    expect(words).not.toContain('is kept');
    expect(html).toMatch(new RegExp(`href="${DECISIONS}"[^>]*>Do not do it`));
    expect(html).toContain('<a href="/staff/petitions/p">');
  });

  test('of what was typed says that it is kept, and leads back to the same filter', async () => {
    const found = { confirmed: 3, pending: 0, total: 3, needsSecondPerson: false };
    const previewInvalidation = { ...found, criteria: { networks: [], domains: [] } };
    site.answer('PreviewInvalidation', { previewInvalidation });
    site.refuse('InvalidateSignatures', FRESH);
    const fields = { criteria: '{"country":"GB"}', total: '3', reason: 'One network' };
    const { html, words } = await sent(`${DECISIONS}?/create&count=yes&country=GB`, fields);
    expect(words).toContain('You pressed “Take 3 signatures out of the count”.');
    expect(words).toContain('What you entered is kept.');
    expect(html).toContain(`href="${DECISIONS}?count=yes&amp;country=GB"`);
  });

  test('of what was typed keeps it where they are asked to wait', async () => {
    const found = { confirmed: 3, pending: 0, total: 3, needsSecondPerson: false };
    const previewInvalidation = { ...found, criteria: { networks: [], domains: [] } };
    site.answer('PreviewInvalidation', { previewInvalidation });
    site.answer('SignatureDecisions', { signatureDecisions: [] });
    site.refuse('ShowSecondFactor', { code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    const fields = { criteria: '{"country":"GB"}', total: '3', reason: 'One network' };
    const path = `${DECISIONS}?/create&count=yes&country=GB`;
    const { html } = await sent(path, { ...fields, factor: '000000' });
    expect(html).toMatch(/<input(?=[^>]* name="reason")(?=[^>]* value="One network")/);
  });

  test('names whom it is about', async () => {
    site.answer('StaffPeople', { staffMembers: [member], staffInvitations: [], removedStaff: [] });
    site.refuse('RemoveStaff', FRESH);
    const { words } = await sent('/staff/people?/remove', { member: 'c', was: 'EDITOR' });
    expect(words).toContain('You pressed “Take the role from cara@news.example”.');
  });

  test('offers a passkey to whoever has one', async () => {
    site.answer('StaffPeople', { staffMembers: [member], staffInvitations: [], removedStaff: [] });
    site.refuse('RemoveStaff', FRESH);
    const asked = async () =>
      (await sent('/staff/people?/remove', { member: 'c', was: 'EDITOR' })).words;
    expect(await asked()).not.toMatch(/passkey/i);
    const ownAccount = { passkeys: [{ id: 'key' }] };
    site.answer('OwnFactors', { staffViewer: { hasSecondFactor: true }, ownAccount });
    expect(await asked()).toContain('Passkeys need JavaScript');
  });

  test.each([
    ['000000', 'Wait for the next one'],
    ['abcde-fgh23', 'Each recovery code works once. Try another'],
    ['ABCDE FGH23', 'Each recovery code works once. Try another'],
  ])('of a wrong code like %s says what helps, and does not repeat it', async (factor, help) => {
    site.refuse('ShowSecondFactor', WRONG);
    site.refuse('ApproveDecision', FRESH);
    const fields = { id: 'd', total: '40127', factor };
    const { html, words } = await sent(`${DECISIONS}?/approve`, fields);
    expect(words).toContain(help);
    expect(html).not.toContain(factor);
  });
});

test('the address of an authenticator app becomes a link; no other kind does', async () => {
  site.answer('OwnAccount', {
    staffViewer: { role: 'ADMIN', timeZone: 'UTC' },
    ownAccount: {
      ...{ email: 'e@news.example', hasApp: false, recoveryCodesLeft: 0, isFresh: true },
      ...{ passkeys: [], sessions: [{ id: 'this', device: null, begunAt: AT, isThis: true }] },
    },
  });
  site.refuse('ConfirmApp', WRONG);
  const confirmed = async (uri: string) =>
    (await sent('/staff/account?/confirmApp', { code: '000000', secret: 'ABCD', uri })).html;
  const begun = await confirmed('otpauth://totp/x?secret=ABCD');
  expect(begun).toContain('href="otpauth://totp/x');
  // Nothing but digits is right here; elsewhere recovery codes are, too.
  expect(begun).toMatch(/<input[^>]*name="code"[^>]*inputmode="numeric"/);
  for (const uri of ['javascript:alert(1)//otpauth://', 'https://evil.example', ' otpauth://x'])
    expect(await confirmed(uri)).not.toMatch(/href="\s*(?:javascript|https:\/\/evil|otpauth)/);
});
