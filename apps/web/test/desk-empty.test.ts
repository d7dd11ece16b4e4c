import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

// An empty list says what will stand in it, why, and what to do next.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'ADMIN');
  site.answer('StaffSignatures', { signatures: { ...page([]), lookedBackTo: null } });
  site.answer('SignatureTrends', { signatureTrends: { total: 0, networks: [], domains: [] } });
  site.answer('TrafficFlags', { trafficFlags: [] });
  site.answer('SignatureDecisions', { signatureDecisions: [] });
  site.answer('AuditLog', { auditLog: page([]) });
  site.answer('StaffPeople', { staffMembers: [], staffInvitations: [], removedStaff: [] });
  site.answer('StaffPaper', {
    petitionCounts: { total: 0, offline: 0 },
    offlineBatches: page([]),
  });
  const criteria = { networks: [], domains: [] };
  const nothing = { confirmed: 0, pending: 0, total: 0, needsSecondPerson: false, criteria };
  site.answer('PreviewInvalidation', { previewInvalidation: nothing });
  const own = { email: 'e@news.example', hasApp: false, recoveryCodesLeft: 0, isFresh: true };
  const here = { id: 's', device: null, begunAt: '2022-03-12T10:00:00.000Z', isThis: true };
  const staffViewer = { role: 'ADMIN', timeZone: 'UTC' };
  site.answer('OwnAccount', {
    staffViewer,
    ownAccount: { ...own, passkeys: [], sessions: [here] },
  });
});

const html = async (path: string) => (await site.page(path)).text();
const P = '/staff/petitions/p';

test.each([
  [`${P}/signatures`, 'Signatures stand here as people send the form', 'Share the petition'],
  [
    `${P}/signatures?state=HELD`,
    'Nothing is held. A signature waits here when',
    'release or refuse',
  ],
  [`${P}/signatures?after=x`, 'There is nobody here.', 'Show all'],
  [`${P}/signatures`, 'Whatever many have in common stands here', 'each leads to its signatures'],
  [`${P}/invalidations`, 'stands here with its reason and its size', 'To begin, choose among'],
  [`${P}/paper`, 'Each entry stands here with its note and its day', 'Enter the first one above'],
  [`${P}/paper?after=x`, 'There is nothing older.', ''],
  ['/staff/people', 'Whoever you invite stands here until they join', 'Invite somebody'],
  ['/staff/record', 'Every login and every change stands here', ''],
  ['/staff/record?after=x', 'There is nothing older.', 'Newest'],
  ['/staff/account', 'Each you add stands here by its name', ''],
  ['/staff/account', 'Another computer or phone stands here once you log in there', ''],
])('%s says "%s"', async (path, why, next) => {
  const words = wordsOf(await html(path));
  expect(words).toContain(why);
  expect(words).toContain(next);
});

test('a desk without petitions says who adds one, and how', async () => {
  signedInAs(site, 'VIEWER', []);
  site.answer('StaffSummaries', { allPetitionCounts: [] });
  const words = wordsOf(await html('/staff'));
  expect(words).toContain('Each stands here with its counts as soon as there is one');
  expect(words).toContain('create-petition');
});

describe('where nothing fits a filter', () => {
  const drops = (page: string) =>
    [...page.matchAll(/<a href="([^"]*)"[^>]*>(without [^<]*)</g)].map(([, href, words]) => [
      href!.replaceAll('&amp;', '&'),
      words,
    ]);

  test('each thing asked for can be dropped by itself', async () => {
    const found = drops(await html(`${P}/signatures?country=UA&state=HELD&emailDomain=a.example`));
    expect(found).toEqual([
      [`${P}/signatures?emailDomain=a.example&state=HELD`, 'without Country: Ukraine'],
      [`${P}/signatures?country=UA&state=HELD`, 'without Email domain: a.example'],
      [`${P}/signatures?country=UA&emailDomain=a.example`, 'without State: Held'],
    ]);
  });

  test('so it is where signatures were to be taken out of the count', async () => {
    const found = drops(await html(`${P}/invalidations?country=UA&source=letter&count=yes`));
    expect(found).toEqual([
      [`${P}/invalidations?source=letter&count=yes#new`, 'without Country: Ukraine'],
      [`${P}/invalidations?country=UA&count=yes#new`, 'without Source: letter'],
    ]);
  });
});
