import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const ENTRY = {
  ...{ id: '1', at: '2022-03-12T10:00:00.000Z', actor: 'carla@news.example' },
  ...{ action: 'read-signatures', subject: 'petition p', detail: null, petition: 'p' },
};
const more = { hasNextPage: true, endCursor: 'IzE' };
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'ADMIN');
  site.answer('AuditLog', { auditLog: { ...page([ENTRY]), pageInfo: more } });
  site.answer('AuditActors', {
    auditActors: [
      { id: 'a1', email: 'carla@news.example', isStaff: true },
      { id: 'a2', email: 'olena@news.example', isStaff: false },
      { id: 'operator', email: null, isStaff: false },
    ],
  });
});

const PATH = '/staff/record';
const ASKED = 'who=a1&what=reading&petition=p&from=2022-03-12';
const html = async (search: string) =>
  (await (await site.page(`${PATH}?${search}`)).text()).replaceAll('&amp;', '&');
const links = (text: string) => [...text.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href!);

describe('the record, looked through', () => {
  test('asks the API for what the address says', async () => {
    await html(`${ASKED}&after=IzU`);
    expect(site.asked.find(({ name }) => name === 'AuditLog')).toEqual({
      ...{ name: 'AuditLog', first: 50, after: 'IzU' },
      filter: {
        ...{ actor: 'a1', actions: ['read-signatures', 'export-signatures'], petition: 'p' },
        from: '2022-03-12T00:00:00.000Z',
      },
    });
  });

  test('says what is shown, and the form holds it', async () => {
    const text = await html(ASKED);
    expect(wordsOf(text)).toContain(
      'Only this is shown: Who: carla@news.example; What: Reading personal data; Petition: Go further; Done from (UTC): 12 March 2022, 00:00. Show everything',
    );
    for (const value of ['a1', 'reading', 'p'])
      expect(text).toMatch(new RegExp(`<option value="${value}" selected`));
    expect(text).toMatch(
      /name="from"[^>]*value="2022-03-12T00:00"|value="2022-03-12T00:00"[^>]*name="from"/,
    );
    expect(wordsOf(await html(''))).not.toContain('Only this is shown');
  });

  test('goes on and back with the same', async () => {
    expect(links(await html(ASKED))).toContain(`${PATH}?${ASKED}&after=IzE`);
    expect(links(await html(`${ASKED}&after=IzU`))).toContain(`${PATH}?${ASKED}`);
    expect(links(await html(''))).toContain(`${PATH}?after=IzE`);
  });

  test('has no address of anybody in its own', async () => {
    const addresses = links(await html(ASKED)).concat(
      [...(await html(ASKED)).matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value!),
    );
    expect(addresses.filter((one) => one.includes('@'))).toEqual([]);
  });

  test('that has nothing says what to do', async () => {
    site.answer('AuditLog', { auditLog: page([]) });
    const text = await html('who=a1&what=change-role');
    expect(wordsOf(text)).toContain('Nothing that was done fits all of this.');
    expect(wordsOf(text)).toContain('without What: changed a role');
    expect(links(text)).toEqual(
      expect.arrayContaining([`${PATH}?what=change-role`, `${PATH}?who=a1`]),
    );
    expect(wordsOf(await html('who=a1&after=IzU'))).toContain('There is nothing older.');
  });

  test('says by its field what the API refuses', async () => {
    const fields = [{ path: ['filter', 'to'], code: 'OUT_OF_RANGE' }];
    site.refuse('AuditLog', { code: 'BAD_USER_INPUT', fields });
    const text = await html('from=2022-03-12&to=2022-03-10');
    expect(text).toMatch(/<a href="#to">Choose an end that comes after the beginning/);
    expect(text).toMatch(/id="to"[^>]*aria-invalid="true"/);
  });
});

test('people lead to what they did', async () => {
  const member = {
    ...{ email: 'carla@news.example', role: 'CAMPAIGNER', hasSecondFactor: true },
    ...{ since: '2022-03-01T10:00:00.000Z', sessionCount: 0, invitationCount: 0 },
  };
  const staffMembers = [
    { ...member, id: 'a1', isSelf: false },
    { ...member, id: 'me', email: 'e@news.example', isSelf: true },
  ];
  site.answer('StaffPeople', { staffMembers, staffInvitations: [], removedStaff: [] });
  const people = await (await site.page('/staff/people')).text();
  expect(people).toMatch(/href="\/staff\/record\?who=a1"/);
  expect(wordsOf(people)).toContain('What they did (carla@news.example)');
  expect(wordsOf(people)).toContain('What you did (e@news.example)');
});
