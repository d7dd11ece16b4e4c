import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
  signedInAs(site, 'ADMIN');
  site.answer('AuditLog', { auditLog: page(ENTRIES) });
});
afterAll(() => site.stop());

const UUID = '0b1f8f3e-1111-4222-8333-944455556666';
const entry = (id: number, action: string, subject: string, more: object = {}) => ({
  ...{
    id: String(id),
    at: '2022-03-12T10:00:00.000Z',
    actor: 'edith@news.example',
    action,
    subject,
  },
  ...{ detail: null, petition: null },
  ...more,
});
const ENTRIES = [
  entry(5, 'change-role', 'cara@news.example', { detail: 'CAMPAIGNER to EDITOR' }),
  entry(4, 'invite-staff', `invitation ${UUID}`, { detail: 'VIEWER' }),
  entry(3, 'decide-release', `decision ${UUID}`, { detail: '12 signatures', petition: 'p' }),
  entry(2, 'read-signatures', 'petition p', { detail: '50 signatures; state HELD', petition: 'p' }),
  entry(1, 'undo-offline-signatures', 'petition p', {
    ...{ detail: `-195, collected on 2022-03-12, batch ${UUID}`, petition: 'p' },
  }),
];

test('the record tells in words, with no code of ours and no id', async () => {
  const html = await (await site.page('/staff/record')).text();
  const words = wordsOf(html);
  for (const said of [
    'changed a role cara@news.example campaigner before, editor now',
    'invited somebody an invitation that is over viewer',
    'began the release of held signatures a decision about p 12 signatures',
    'looked at signatures petition p 50 signatures; State: Held',
    'undid an entry of signatures on paper petition p −195, collected on 12 March 2022',
  ])
    expect(words).toContain(said);
  expect(words).not.toMatch(/[A-Z]{4,}|[0-9a-f]{8}-/);
  expect(html).toContain(`href="/staff/petitions/p/invalidations#${UUID}"`);
});

test('and in Ukrainian', async () => {
  const words = wordsOf(await (await site.page('/uk/staff/record')).text());
  for (const said of [
    'раніше учасник кампанії, тепер редактор',
    'запрошення, що вже не діє',
    '12 підписів',
  ])
    expect(words).toContain(said);
  expect(words).not.toMatch(/signatures|collected|before/);
});
