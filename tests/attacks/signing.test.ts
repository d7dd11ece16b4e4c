import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { counts, linkTo, prompt, sign, suzie } from '../../apps/api/test/signing.ts';
import { tablesWith } from '../../apps/api/test/stored-text.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { linkAfterSigning } from './support/besieged.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
const { post } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const submit = (changes: Record<string, unknown>) =>
  post({
    query: SignPetitionDocument.toString(),
    variables: { input: { ...suzie, ...changes } },
  });

/** Sends what must be refused for this reason, named at its field. */
async function refuse(changes: Record<string, unknown>, field: string, code: string) {
  const answer = await leavingAllAsItIs(world.owner, () => submit(changes));
  expectRefused(answer, 400, 'BAD_USER_INPUT');
  expect(answer.fields).toEqual([{ path: ['input', field], code }]);
}

test('row 1: a thousand submissions, fifty at a time of one address, are twenty signatures and mails', async () => {
  for (let person = 0; person < 20; person += 1) {
    const again = { email: `double-${person}@example.org` };
    const answers = await Promise.all(Array.from({ length: 50 }, () => sign(world, again)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  }
  expect((await counts(world)).pending).toBe(20);
  await world.deliver();
  const addressed = world.mailbox.mails.map((mail) => mail.to.join());
  expect(addressed).toHaveLength(20);
  expect(new Set(addressed).size).toBe(20);
});

describe('row 13: what a database or a mail cannot hold', () => {
  test.each([
    ['name', 'a\u0000b', 'NAME_FORBIDDEN_CHARACTER'],
    ['name', 'a\ud800b', 'NAME_FORBIDDEN_CHARACTER'],
    ['name', 'a\udfffb', 'NAME_FORBIDDEN_CHARACTER'],
    ['email', 'a\u0000b@example.org', 'EMAIL_INVALID'],
    ['email', 'a\ud800b@example.org', 'EMAIL_INVALID'],
    ['postcode', 'N1\u0000', 'POSTCODE_INVALID'],
    ['country', 'G\u0000', 'COUNTRY_UNKNOWN'],
    ['source', 'a\u0000', 'SOURCE_INVALID'],
    ['petition', 'go\u0000', 'SLUG_INVALID'],
  ])('in %s (%j) is refused by name', (field, value, code) =>
    refuse({ [field]: value }, field, code),
  );

  test('does not harm those who sign at the same moment', async () => {
    const bad = Array.from({ length: 30 }, () => submit({ name: 'a\u0000b' }));
    const good = Array.from({ length: 30 }, (_, i) => submit({ email: `good-${i}@example.org` }));
    const statuses = (await Promise.all([...bad, ...good])).map(({ status }) => status);
    expect(statuses).toEqual([...Array(30).fill(400), ...Array(30).fill(200)]);
    expect((await counts(world)).pending).toBe(30);
  });
});

describe('row 14: a name with what cannot be seen', () => {
  test.each([
    ['\u202e', 'right to left'],
    ['\u2066', 'isolate'],
    ['\u200b', 'zero width space'],
    ['\ufeff', 'byte order mark'],
    ['\u3164', 'Hangul filler'],
    ['\u2800', 'empty Braille'],
    ['\u{e0041}', 'tag letter'],
    ['\u0085', 'next line'],
    ['\u00ad', 'soft hyphen'],
  ])('%j (%s) is refused', (character) =>
    refuse({ name: `Su${character}zie Example` }, 'name', 'NAME_FORBIDDEN_CHARACTER'),
  );

  test.each(['می\u200cخواهم', 'क\u094d\u200dष', 'Łukasz Żółć', '李小龍', "D'Arcy O’Neil-Ó"])(
    '%s is a name all the same, and is kept to the letter',
    async (name) => {
      const email = 'letters@example.org';
      expect((await sign(world, { name, email })).status).toBe(200);
      await world.deliver();
      const shown = await prompt(world, linkTo(world, email, 'confirm'));
      expect(shown!.name).toBe(name.normalize('NFC'));
    },
  );
});

describe('row 15: a name without measure', () => {
  test.each([
    ['a letter under 200 marks', `e${'\u0301'.repeat(200)}`, 'NAME_TOO_MANY_MARKS'],
    ['five marks on a letter', `e${'\u0316'.repeat(5)}`, 'NAME_TOO_MANY_MARKS'],
    ['101 letters', 'x'.repeat(101), 'NAME_TOO_LONG'],
    ['10,000 letters', 'x'.repeat(10_000), 'NAME_TOO_LONG'],
    ['a thousand bytes in a hundred emoji', '👩‍👩‍👧‍👦'.repeat(100), 'NAME_TOO_LONG'],
  ])('of %s is refused', (_what, name, code) => refuse({ name }, 'name', code));
});

describe('row 16: a name that is no name', () => {
  test.each(['http://spam', 'https://spam.example', 'www.spam.example', 'spam.example/buy'])(
    '%s is refused',
    (name) => refuse({ name }, 'name', 'NAME_WEB_ADDRESS'),
  );

  test.each([
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK(1)',
    '@SUM(1)',
    '"; drop table signatures; --',
  ])('%s is text: the page behind the link shows it escaped, no letter does', async (name) => {
    const email = 'markup@example.org';
    expect((await sign(world, { name, email })).status).toBe(200);
    await world.deliver();
    expect((await prompt(world, linkTo(world, email, 'confirm')))!.name).toBe(name);
    expect(await tablesWith(world.owner, [name])).toEqual([]);
    expect(world.mailbox.mails).toHaveLength(1);
    const [{ text, html: letter, headers }] = world.mailbox.mails as [
      (typeof world.mailbox.mails)[0],
    ];
    expect(text).toContain('Someone, we hope you');
    expect(text + letter + [...headers].join()).not.toContain(name);

    const page = await fetch(await linkAfterSigning(anyMarkupAddress(), name));
    const html = await page.text();
    expect(unescaped(html)).toContain(name);
    if (name.includes('<')) expect(html).not.toContain(name);
    // Between tags a quotation mark is text; in a field it would end the value.
    if (name.includes('"')) expect(html).not.toMatch(/value=""; drop/);
  });

  const anyMarkupAddress = () => `${randomUUID()}@markup.example`;
  const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  const unescaped = (html: string) =>
    html.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (found) => ENTITIES[found as '&lt;']);
});

describe('row 20: fields that nobody may set', () => {
  const more = {
    state: 'CONFIRMED',
    status: 'CONFIRMED',
    isStaff: true,
    contactId: '00000000-0000-8000-8000-000000000000',
    confirmedAt: '2026-01-01T00:00:00Z',
    epoch: 7,
    heldBecause: null,
    constructor: { name: 'x' },
    toString: 'x',
  };
  test.each(Object.entries(more))('%s is unknown', async (field, value) => {
    const answer = await leavingAllAsItIs(world.owner, () => submit({ [field]: value }));
    expectRefused(answer, 400, 'BAD_USER_INPUT');
    expect(answer.fields).toEqual([{ path: ['input'], code: 'UNKNOWN_FIELD' }]);
  });

  test.each([
    ['beside the document', (input: string) => `{"__proto__":{"isStaff":true},${input}}`],
    [
      'among the variables',
      (input: string) => `{${input.replace('{"input"', '{"__proto__":{"x":1},"input"')}}`,
    ],
    [
      'in the input',
      (input: string) => `{${input.replace('{"petition"', '{"__proto__":{"x":1},"petition"')}}`,
    ],
    [
      'as a constructor',
      (input: string) =>
        `{${input.replace('{"petition"', '{"constructor":{"prototype":{"x":1}},"petition"')}}`,
    ],
  ])('a prototype %s is refused', async (_where, bodyOf) => {
    const variables = { input: suzie };
    const whole = JSON.stringify({ query: SignPetitionDocument.toString(), variables });
    const body = bodyOf(whole.slice(1, -1));
    expect(body).toMatch(/__proto__|constructor/);
    const answer = await leavingAllAsItIs(world.owner, () => post(body));
    expectRefused(answer, 400, 'BAD_USER_INPUT');
  });
});

test('row 21: nobody agrees to anything unasked, and what was agreed to is kept with its wording and time', async () => {
  await sign(world, { email: 'silent@example.org' });
  await sign(world, { email: 'willing@example.org', consentToUpdates: true });
  const unsaid = { email: 'null@example.org', consentToUpdates: null };
  expect((await leavingAllAsItIs(world.owner, () => sign(world, unsaid))).status).toBe(400);
  const { rows } = await world.owner.query(
    `select consent_to_updates as agreed, display, consent_version > 0 as version,
      signed_at > now() - interval '1 minute' as recent from signatures order by 1`,
  );
  const kept = { display: 'HIDDEN', version: true, recent: true };
  expect(rows).toEqual([
    { agreed: false, ...kept },
    { agreed: true, ...kept },
  ]);
  for (const wrong of ['true', 1, 'yes', {}])
    await refuse({ consentToUpdates: wrong }, 'consentToUpdates', 'WRONG_TYPE');
});
