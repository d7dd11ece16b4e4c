import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { counts, linkTo, prompt, readThePage, sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { ConfirmSignatureDocument } from '../../packages/shared/src/generated/public/graphql.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function confirm(email: string) {
  const token = linkTo(world, email, 'confirm');
  const shown = await prompt(world, token);
  readThePage();
  return world.request(ConfirmSignatureDocument, { input: { token, nonce: shown!.nonce } });
}

test('row 4: five hundred aliases of one mailbox count once, and are answered as strangers are', async () => {
  const aliases = Array.from({ length: 498 }, (_, i) => `j.doe+${i + 1}@gmail.com`);
  const emails = [...aliases, 'j.d.o.e@gmail.com', 'jdoe@googlemail.com'];
  const answers = new Set<string>();
  for (const email of emails) answers.add((await sign(world, { email })).body);
  expect(answers.size).toBe(1);
  expect(await counts(world)).toMatchObject({ pending: 500, held: 0 });
  await world.deliver();
  for (const email of emails.slice(-20)) await confirm(email);
  expect(await counts(world)).toMatchObject({ confirmed: 1, held: 19, pending: 480 });
}, 120_000);

test.each(['x@mailinator.com', 'x@sub.domain.mailinator.com'])(
  'row 11: %s waits for staff, and no answer tells',
  async (email) => {
    const usual = await sign(world, { email: 'suzie@example.org' });
    expect((await sign(world, { email })).body).toBe(usual.body);
    await world.deliver();
    const confirmed = await confirm(email);
    expect(confirmed.errors).toBeUndefined();
    expect(await counts(world)).toMatchObject({ confirmed: 0, held: 1, pending: 1 });
  },
);
