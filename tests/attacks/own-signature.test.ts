import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  PETITION,
  recounted,
  sign,
  signAndConfirm,
  suzie,
} from '../../apps/api/test/signing.ts';
import {
  anyAddress,
  createWorld,
  emptyTables,
  from,
  type World,
} from '../../apps/api/test/world.ts';
import {
  ConfirmationPromptDocument,
  CorrectSignatureDocument,
  EraseSignatureDocument,
  OwnSignatureDataDocument,
  RequestSignatureLinkDocument,
  WithdrawSignatureDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let lasting: string;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await signAndConfirm(world, { postcode: 'N1 9GU' });
  await world.deliver();
  lasting = linkTo(world, suzie.email, 'signature');
});

const ask = (document: { toString(): string }, variables: unknown, address = anyAddress()) =>
  world.request(document, variables, from(address));
const askForLink = (address?: string) =>
  ask(RequestSignatureLinkDocument, { input: { email: suzie.email, petition: PETITION } }, address);
const refused = (answer: Awaited<ReturnType<typeof ask>>) => ({
  ...answer,
  code: answer.errors?.[0]?.extensions['code'],
});
async function hourLink(): Promise<string> {
  await askForLink();
  await world.deliver();
  return linkTo(world, suzie.email, 'signature');
}

/** What changes or forgets a signature, and what a thief would change about it. */
const changes = (token: string) => [
  [CorrectSignatureDocument, { input: { token, name: 'Somebody Else' } }] as const,
  [CorrectSignatureDocument, { input: { token, country: 'IE' } }] as const,
  [CorrectSignatureDocument, { input: { token, postcode: null } }] as const,
  [CorrectSignatureDocument, { input: { token, display: 'FIRST_NAME_AND_INITIAL' } }] as const,
  [CorrectSignatureDocument, { input: { token, display: 'HIDDEN', name: 'X Y' } }] as const,
  [EraseSignatureDocument, { input: { token } }] as const,
];

describe('a thank-you mail that was forwarded', () => {
  test('tells nothing that its new reader does not know, and changes nothing', async () => {
    const { body } = await ask(OwnSignatureDataDocument, { token: lasting });
    expect(body).not.toMatch(/suzie|N1 9GU|"GB"/i);
    for (const [document, variables] of changes(lasting)) {
      const answer = await leavingAllAsItIs(world.owner, () => ask(document, variables));
      expectRefused(refused(answer), 403, 'FORBIDDEN');
    }
  });

  test('cannot be made into a link for an hour, however its letters are changed', async () => {
    const hour = Buffer.from(await hourLink(), 'base64url');
    const held = Buffer.from(lasting, 'base64url');
    const forged = [
      ...Array.from(hour, (_, i) => flipped(hour, i)),
      Buffer.concat([hour.subarray(0, hour.length - 32), held.subarray(held.length - 32)]),
      Buffer.concat([held, hour.subarray(held.length)]),
    ];
    for (const bytes of forged) {
      const token = bytes.toString('base64url');
      const answer = refused(await ask(EraseSignatureDocument, { input: { token } }));
      expect([403, 404]).toContain(answer.status);
      expectRefused(answer, answer.status, 'NOT_FOUND', 'FORBIDDEN');
    }
    expect(await counts(world)).toMatchObject({ confirmed: 1 });
  });
});

describe('a confirmation link that was passed on', () => {
  // The page that thanks for confirming has it in its address, beside the words "share this".
  test('tells nothing more than the lasting link an hour after its signature was confirmed', async () => {
    const link = linkTo(world, suzie.email, 'confirm');
    await world.owner.query(`update signatures set confirmed_at = now() - interval '61 minutes'`);
    const { body, data } = await ask(ConfirmationPromptDocument, { token: link });
    expect(data).toMatchObject({ confirmationPrompt: { alreadyConfirmed: true } });
    expect(body).not.toMatch(/suzie|"GB"/i);
    expect((await ask(OwnSignatureDataDocument, { token: link })).body).not.toMatch(/suzie|"GB"/i);
  });
});

describe('whoever has the database and an old mail', () => {
  test('finds no row by what the links of an erased signature hold', async () => {
    // What a link is made of: the petition, then what is of this signature alone.
    const payload = Buffer.from(lasting, 'base64url').subarray(4, 24);
    const [contact, epoch] = [payload.subarray(0, 16), payload.readUInt32BE(16)];
    const found = async () =>
      (
        await world.owner.query(
          `select state from signatures where epoch = $1 or uuid_send(contact_id) = $2`,
          [epoch, contact],
        )
      ).rows;
    expect(await found()).toHaveLength(1);
    await ask(EraseSignatureDocument, { input: { token: await hourLink() } });
    expect(await counts(world)).toMatchObject({ withdrawn: 1 });
    expect(await found()).toEqual([]);
  });
});

describe('a hundred strangers who ask for her link', () => {
  test('make us write to her once, and learn nothing', async () => {
    const before = world.mailbox.mails.length;
    const bodies = new Set<string>();
    for (let i = 0; i < 100; i += 1) bodies.add((await askForLink()).body);
    bodies.add(
      (
        await ask(RequestSignatureLinkDocument, {
          input: { email: 'nobody@example.org', petition: PETITION },
        })
      ).body,
    );
    expect(bodies.size).toBe(1);
    await world.deliver();
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(before + 1);
  });

  test('from one address are told to wait after thirty', async () => {
    const address = anyAddress();
    const statuses = [];
    for (let i = 0; i < 40; i += 1) statuses.push((await askForLink(address)).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([200]));
    const last = await leavingAllAsItIs(world.owner, () => askForLink(address));
    expectRefused(refused(last), 429, 'RATE_LIMITED');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});

describe('everything at once', () => {
  test('a hundred who erase the same signature erase it once', async () => {
    const token = await hourLink();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(EraseSignatureDocument, { input: { token } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await counts(world)).toMatchObject({
      ...{ confirmed: 0, withdrawn: 1 },
      ledger: { confirmed: 1, erased: 1 },
    });
  });

  test('signing, correcting, withdrawing and erasing in any order leave counts that add up', async () => {
    const token = await hourLink();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        [
          () => ask(EraseSignatureDocument, { input: { token } }),
          () => sign(world),
          () => ask(WithdrawSignatureDocument, { input: { token } }),
          () => ask(CorrectSignatureDocument, { input: { token, country: 'IE' } }),
          () => sign(world, { country: 'FR' }),
        ]
          .sort(() => Math.random() - 0.5)
          .map((act) => act()),
      );
      expect(await counts(world)).toMatchObject(await recounted(world));
    }
    const { rows } = await world.owner.query(
      `select count(*)::int as homeless from signatures s
       where sealed_name is not null and not exists (select from contacts where id = s.contact_id)`,
    );
    expect(rows[0]).toEqual({ homeless: 0 });
  });
});

function flipped(bytes: Buffer, i: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[i]! ^= 1;
  return copy;
}
