import {
  ConfirmSignatureDocument,
  OwnSignatureDocument,
  PetitionPageDocument,
  WithdrawSignatureDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import {
  StaffCountsDocument,
  StaffDeskDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { linkTo, PETITION, prompt, readThePage, sign } from './signing.ts';
import { askStaff, signedInAs, signIn } from './staff.ts';
import { holds, tablesWith } from './stored-text.ts';
import { createWorld, type World } from './world.ts';

const canary = {
  name: 'Canarina Kestrelfeather',
  email: 'canary.8q4z@kestrelfeather.example',
  postcode: 'ZE3 9JW',
};
const WORDS = ['Canarina', 'Kestrelfeather', 'canary.8q4z', 'ZE3 9JW'];

const lines: string[] = [];
let world: World;
beforeAll(async () => {
  const keep = (text: unknown) => lines.push(String(text)) > 0;
  world = await createWorld({ LOG_LEVEL: 'trace' }, { write: keep });
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
  vi.spyOn(console, 'warn').mockImplementation(keep);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.close();
});
afterEach(async () => {
  expect(lines.filter((line) => holds(line, WORDS))).toEqual([]);
  expect(await tablesWith(world.owner, WORDS)).toEqual([]);
});

const SIGN = 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }';
const literal = (fields: string) =>
  `mutation { signPetition(input: { petition: "${PETITION}", ${fields} }) { nextStep } }`;
const good = { petition: PETITION, country: 'GB', ...canary };

describe('a name and an address that we were given in error', () => {
  test.each<[string, string, unknown]>([
    ['as an unknown field', SIGN, { input: { ...good, homeAddress: canary.email } }],
    ['as the name of a field', SIGN, { input: { ...good, [canary.email]: 1 } }],
    ['as a wrong type', SIGN, { input: { ...good, consentToUpdates: canary.email } }],
    ['inside a wrong type', SIGN, { input: { ...good, name: [canary.name, canary.email] } }],
    ['as an unknown enum value', SIGN, { input: { ...good, display: canary.name } }],
    ['in the wrong field', SIGN, { input: { ...good, country: canary.email } }],
    ['as too long a name', SIGN, { input: { ...good, name: canary.name.repeat(50) } }],
    ['as a slug', SIGN, { input: { ...good, petition: canary.email } }],
    ['as a source', SIGN, { input: { ...good, source: canary.email } }],
    ['as a literal', literal(`name: "${canary.name}", email: "${canary.email}"`), {}],
    ['as a literal of a wrong type', literal(`consentToUpdates: "${canary.email}"`), {}],
    ['as a literal enum value', literal('display: Kestrelfeather'), {}],
    ['as a field of the document', '{ Kestrelfeather }', {}],
    ['as an argument', `{ petition(slug: "x", Kestrelfeather: "${canary.email}") { id } }`, {}],
    ['as an unfinished document', `{ petition(slug: "${canary.email}`, {}],
    ['as variables that are no object', SIGN, canary.email],
  ])('%s is not repeated', async (_how, document, variables) => {
    const answer = await world.request(document, variables);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(holds(answer.body, WORDS)).toBe(false);
  });

  test('as a path, a query, bad JSON, a header or a sign-in is not repeated', async () => {
    const post = (path: string, body: string) =>
      fetch(world.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': canary.email },
        body,
      });
    const answers = await Promise.all([
      fetch(`${world.url}/${canary.email}`),
      fetch(`${world.url}/unsubscribe/${encodeURIComponent(canary.email)}`),
      fetch(`${world.url}/graphql?query={${encodeURIComponent(canary.email)}}`),
      post('/graphql', `{"query": "${canary.email}`),
      post('/staff/graphql', `{"query": "${canary.email}`),
      post('/auth/sign-in/email', `{"email": "${canary.email}", "password": [1]}`),
      signIn(world, { email: canary.email, password: canary.name }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(holds(await answer.text(), WORDS)).toBe(false);
      expect(holds(JSON.stringify([...answer.headers]), WORDS)).toBe(false);
    }
  });
});

describe('a signer', () => {
  test('is named to nobody but the holder of a mailed link, through a whole signature', async () => {
    const bodies: string[] = [];
    const remember = (answer: { body: string }) => bodies.push(answer.body);
    remember(await sign(world, canary));

    world.mailbox.refuseWith = 451;
    await world.deliver();
    world.mailbox.refuseWith = null;
    await world.owner.query(`update deliveries set due_at = now(), claimed_until = null`);
    await world.deliver();
    const token = linkTo(world, canary.email, 'confirm');
    const shown = (await prompt(world, token))!;
    expect(shown.name).toBe(canary.name);
    remember(
      await world.request(ConfirmSignatureDocument, {
        input: { token, nonce: shown.nonce, name: '\u0000Canarina' },
      }),
    );
    readThePage();
    const confirm = { token, nonce: shown.nonce };
    remember(await world.request(ConfirmSignatureDocument, { input: confirm }));
    remember(await sign(world, canary));
    remember(await world.request(PetitionPageDocument, { slug: PETITION }));

    await world.deliver();
    const lasting = linkTo(world, canary.email, 'signature');
    remember(await world.request(OwnSignatureDocument, { token: lasting }));
    const { cookie } = await signedInAs(world, 'ADMIN');
    const [from, to] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    const hour = { from, to, interval: 'HOUR', hourFrom: from, hourTo: to };
    remember(await askStaff(world, StaffDeskDocument, {}, { cookie }));
    remember(
      await askStaff(world, StaffCountsDocument, { petition: PETITION, ...hour }, { cookie }),
    );
    remember(await world.request(WithdrawSignatureDocument, { input: { token: lasting } }));
    for (const path of ['/metrics', '/health/ready']) {
      bodies.push(await (await fetch(world.url + path)).text());
    }
    expect(bodies.filter((body) => holds(body, WORDS))).toEqual([]);
    expect(lines.filter((line) => holds(line, [token, lasting]))).toEqual([]);
    expect(await tablesWith(world.owner, [token, lasting])).toEqual([]);
  });

  test('would be found where the search looks', async () => {
    expect(await tablesWith(world.owner, [PETITION])).toContain('public.petitions');
    expect(holds(`\\x${Buffer.from(canary.email).toString('hex')}`, WORDS)).toBe(true);
    expect(lines.filter((line) => holds(line, ['/unsubscribe/:token'])).length).toBeGreaterThan(0);
  });

  test('is named neither to the client nor in the log when the database refuses the row', async () => {
    await world.owner.query(
      `alter table signatures add constraint refuse_all check (country = 'none') not valid`,
    );
    try {
      const answer = await sign(world, { ...canary, email: `second.${canary.email}` });
      expect(answer.status).toBe(500);
      expect(answer.errors![0]!.extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        requestId: expect.any(String),
      });
      expect(holds(answer.body, [...WORDS, 'refuse_all', 'signatures'])).toBe(false);
      expect(lines.some((line) => line.includes('"msg":"bug"'))).toBe(true);
    } finally {
      await world.owner.query('alter table signatures drop constraint refuse_all');
    }
  });
});
