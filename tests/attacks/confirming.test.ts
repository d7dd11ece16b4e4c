import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteDisowned } from '../../apps/api/src/features/signatures/signature.jobs.ts';
import {
  counts,
  linkTo,
  prompt,
  readThePage,
  sign,
  signAndConfirm,
  suzie,
} from '../../apps/api/test/signing.ts';
import { tablesWith } from '../../apps/api/test/stored-text.ts';
import {
  anyAddress,
  createWorld,
  emptyTables,
  from,
  type World,
} from '../../apps/api/test/world.ts';
import {
  ConfirmationPromptDocument,
  ConfirmSignatureDocument,
  CorrectSignatureDocument,
  DisownSignatureDocument,
  EraseSignatureDocument,
  OwnSignatureDocument,
  RequestSignatureLinkDocument,
  WithdrawSignatureDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function mailedToken(email = suzie.email): Promise<string> {
  await sign(world, { email });
  await world.deliver();
  return linkTo(world, email, 'confirm');
}
const ask = (document: { toString(): string }, variables: unknown, address = anyAddress()) =>
  world.request(document, variables, from(address));

/** Everything that takes a token, as one answer each. */
const tryEverywhere = async (token: string, nonce: string) => [
  await ask(ConfirmationPromptDocument, { token }),
  await ask(OwnSignatureDocument, { token }),
  await ask(ConfirmSignatureDocument, { input: { token, nonce } }),
  await ask(DisownSignatureDocument, { input: { token, nonce } }),
  await ask(WithdrawSignatureDocument, { input: { token } }),
  await ask(CorrectSignatureDocument, { input: { token, display: 'HIDDEN' } }),
  await ask(EraseSignatureDocument, { input: { token } }),
];
const seen = (answers: Awaited<ReturnType<typeof tryEverywhere>>) =>
  answers.map(({ status, body }) => `${status} ${body}`);

describe('row 43: a token that nobody mailed', () => {
  test('is refused with the same bytes, whatever it is', async () => {
    const genuine = await mailedToken();
    const other = Buffer.from(await mailedToken('sam@example.org'), 'base64url');
    const bytes = Buffer.from(genuine, 'base64url');
    const { nonce } = (await prompt(world, genuine))!;
    const changed = (change: (copy: Buffer) => void) => {
      const copy = Buffer.from(bytes);
      change(copy);
      return copy.toString('base64url');
    };
    const guesses = [
      ...Array.from({ length: 40 }, () => randomBytes(bytes.length).toString('base64url')),
      changed((copy) => other.copy(copy, 4, 4, 20)),
      changed((copy) => copy.writeUInt32BE(2, 0)),
      changed((copy) => copy.writeUInt32BE(2, 20)),
      changed((copy) => (copy[copy.length - 1]! ^= 1)),
      changed((copy) => copy.fill(0, 24)),
      linkTo(world, suzie.email, 'unsubscribe'),
      nonce,
    ];
    const expected = seen(await tryEverywhere('A'.repeat(genuine.length), nonce));
    expect(expected[0]).toContain('"confirmationPrompt":null');
    expect(expected[2]).toContain('NOT_FOUND');
    for (const guess of guesses) {
      const answers = await leavingAllAsItIs(world.owner, () => tryEverywhere(guess, nonce));
      expect(seen(answers)).toEqual(expected);
    }
    expect((await prompt(world, genuine))!.alreadyConfirmed).toBe(false);
  });

  test('may be guessed twenty times a minute, and the genuine one opens all the while', async () => {
    const genuine = await mailedToken();
    const { nonce } = (await prompt(world, genuine))!;
    const address = anyAddress();
    const guesses = (token: string) => [
      [ConfirmationPromptDocument, { token }] as const,
      [OwnSignatureDocument, { token }] as const,
      [ConfirmSignatureDocument, { input: { token, nonce } }] as const,
      [DisownSignatureDocument, { input: { token, nonce } }] as const,
      [WithdrawSignatureDocument, { input: { token } }] as const,
      [CorrectSignatureDocument, { input: { token, display: 'HIDDEN' } }] as const,
      [EraseSignatureDocument, { input: { token } }] as const,
      [RequestSignatureLinkDocument, { input: { token } }] as const,
    ];
    const statuses = [];
    for (let i = 0; i < 60; i += 1) {
      const token = randomBytes(56).toString('base64url');
      const [document, variables] = guesses(token)[i % 8]!;
      statuses.push((await ask(document, variables, address)).status);
    }
    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([200, 404]));
    // One in three seconds comes back meanwhile.
    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(25);
    for (const [document, variables] of guesses(randomBytes(56).toString('base64url'))) {
      const answer = await leavingAllAsItIs(world.owner, () => ask(document, variables, address));
      expect(answer.errors![0]!.extensions['code']).toBe('RATE_LIMITED');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect((await ask(ConfirmationPromptDocument, { token: genuine }, address)).status).toBe(200);
  });

  test('cannot be learned from the database, which holds none', async () => {
    const token = await mailedToken();
    const own = linkTo(world, suzie.email, 'unsubscribe');
    const mac = Buffer.from(token, 'base64url').subarray(24).toString('hex');
    expect(await tablesWith(world.owner, [token, own, mac])).toEqual([]);
  });
});

describe('row 45: a hundred presses at once', () => {
  test('are a hundred thanks and one signature', async () => {
    const token = await mailedToken();
    const { nonce } = (await prompt(world, token))!;
    readThePage();
    const press = () => ask(ConfirmSignatureDocument, { input: { token, nonce } });
    const answers = await Promise.all(Array.from({ length: 100 }, press));
    expect(new Set(answers.map(({ status, errors }) => errors ?? status))).toEqual(new Set([200]));
    expect(await counts(world)).toMatchObject({
      confirmed: 1,
      pending: 0,
      countries: { GB: 1 },
      ledger: { confirmed: 1 },
    });
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(2);
  });

  test('through a hundred pages of their own are one signature too', async () => {
    const token = await mailedToken();
    const pages = await Promise.all(Array.from({ length: 100 }, () => prompt(world, token)));
    readThePage();
    const answers = await Promise.all(
      pages.map((page) => ask(ConfirmSignatureDocument, { input: { token, nonce: page!.nonce } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await counts(world)).toMatchObject({ confirmed: 1, ledger: { confirmed: 1 } });
  });
});

describe('row 46: a confirmation that comes late', () => {
  const confirm = (token: string, nonce: string) =>
    ask(ConfirmSignatureDocument, { input: { token, nonce } });
  const openPage = async (token: string) => {
    const { nonce } = (await prompt(world, token))!;
    readThePage();
    return nonce;
  };

  test('after seven days is gone, and signing again is as new', async () => {
    const token = await mailedToken();
    const nonce = await openPage(token);
    await world.owner.query(`update signatures set signed_at = signed_at - interval '169 hours'`);
    for (const answer of await leavingAllAsItIs(world.owner, async () => [
      await confirm(token, nonce),
      await ask(ConfirmationPromptDocument, { token }),
    ])) {
      expect([answer.status, answer.errors![0]!.extensions['code']]).toEqual([410, 'GONE']);
    }
    await world.owner.query(`update deliveries set sent_at = sent_at - interval '169 hours'`);
    await signAndConfirm(world);
    expect((await counts(world)).confirmed).toBe(1);
  });

  test('after the petition closed counts what was signed before', async () => {
    const token = await mailedToken();
    const nonce = await openPage(token);
    await world.owner.query('update petitions set closed_at = now()');
    try {
      expect((await confirm(token, nonce)).status).toBe(200);
      expect((await counts(world)).confirmed).toBe(1);
      expect((await sign(world, { email: 'late@example.org' })).status).toBe(409);
    } finally {
      await world.owner.query('update petitions set closed_at = null');
    }
  });

  test('after the signature was removed finds nothing', async () => {
    const token = await mailedToken();
    const nonce = await openPage(token);
    const later = await openPage(token);
    await ask(DisownSignatureDocument, { input: { token, nonce } });
    expect((await confirm(token, later)).status).toBe(410);
    await world.owner.query(
      `update signatures set decided_at = decided_at - interval '61 seconds'`,
    );
    await deleteDisowned(world.owner);
    const answer = await leavingAllAsItIs(world.owner, () => confirm(token, later));
    expect([answer.status, answer.errors![0]!.extensions['code']]).toEqual([404, 'NOT_FOUND']);
    expect((await counts(world)).confirmed).toBe(0);
  });
});
