import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { counts, sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

test('row 3: one address in any spelling is one person, and the answer does not tell', async () => {
  const spellings = ['a@x.org', 'A@X.ORG', ' a@x.org ', '\ta@X.org\n', 'a@x.org'];
  const answers = [];
  for (const email of spellings) answers.push(await sign(world, { email }));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect((await counts(world)).pending).toBe(1);
  const punycode = ['b@bücher.example', 'b@xn--bcher-kva.example', 'B@BÜCHER.example'];
  for (const email of punycode) expect((await sign(world, { email })).status).toBe(200);
  expect((await counts(world)).pending).toBe(2);
});

describe('row 5: addresses that only look alike', () => {
  // Of the same mailbox or not: only the one who runs the domain could say, so they count apart.
  const PAIRS = [
    ['john.smith@outlook.com', 'johnsmith@outlook.com'],
    ['john.smith@outlook.com', 'john-smith@outlook.com'],
    ['john.smith@outlook.com', 'john_smith@outlook.com'],
    ['john.smith@outlook.com', 'john.smith@outlook.co'],
    ['john.smith@outlook.com', 'john.smith@mail.outlook.com'],
    ['john.smith@outlook.com', 'john.smith@hotmail.com'],
    ['john.smith@outlook.com', 'j.ohnsmith@outlook.com'],
    ['john.smith@corp.example', 'johnsmith@corp.example'],
    ['john.smith@yahoo.com', 'johnsmith@yahoo.com'],
    ['john.smith@icloud.com', 'johnsmith@icloud.com'],
    ['john.smith@proton.me', 'johnsmith@proton.me'],
    ['john.smith@fastmail.com', 'johnsmith@fastmail.com'],
    ['john.smith@protonmail.com', 'john.smith@proton.me'],
    ['john.smith@me.com', 'john.smith@icloud.com'],
    ["o'neil+tag@corp.example", "o'neil@corp.example"],
    ["o'neil@corp.example", 'oneil@corp.example'],
    ["o'neil@corp.example", 'o`neil@corp.example'],
    ['info+berlin@party.example', 'info+hamburg@party.example'],
    ['info+berlin@party.example', 'info@party.example'],
    ['info-berlin@party.example', 'info@party.example'],
    ['berlin/info@party.example', 'info@party.example'],
    ['a=b@party.example', 'a@party.example'],
    ['a@party.example', 'a@www.party.example'],
    ['a@party.example', 'a@party.example.org'],
    ['a@party.example', 'a@party-example.org'],
    ['l1@party.example', 'll@party.example'],
    ['o0@party.example', 'oo@party.example'],
    ['rn@party.example', 'm@party.example'],
    ['a_b@party.example', 'a__b@party.example'],
    ['a.b@party.example', 'b.a@party.example'],
    ['0a@party.example', 'a@party.example'],
    ['a@xn--bcher-kva.example', 'a@bucher.example'],
    ['a@strasse.example', 'a@straße.example'],
    ['a@xn--80ak6aa92e.example', 'a@apple.example'],
    ['a@party.co', 'a@party.com'],
    ['a@party.gb', 'a@party.uk'],
    ['null@party.example', 'undefined@party.example'],
    ['%61@party.example', 'a@party.example'],
    ['a&b@party.example', 'a&amp@party.example'],
    ['{a}@party.example', 'a@party.example'],
  ];
  test.each(PAIRS)('are two people: %s and %s', async (one, other) => {
    const answers = await Promise.all([one, other].map((email) => sign(world, { email })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await counts(world)).pending).toBe(2);
  });
});
