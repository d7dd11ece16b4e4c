import {
  ConfirmSignatureDocument,
  DisownSignatureDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  prompt,
  readThePage,
  recounted,
  sign,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { forgetDeliveries } from '../contacts/delivery.jobs.ts';
import { deleteDisowned } from './signature.jobs.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await sign(world);
  await world.deliver();
  token = linkTo(world, suzie.email, 'confirm');
});

const press = (button: 'confirm' | 'disown', nonce: string) =>
  world.request(button === 'confirm' ? ConfirmSignatureDocument : DisownSignatureDocument, {
    input: { token, nonce },
  });
const openThePage = async () => {
  const { nonce } = (await prompt(world, token))!;
  readThePage();
  return nonce;
};
const later = (seconds: number) =>
  world.owner.query(`update signatures set decided_at = decided_at - $1 * interval '1 second'`, [
    seconds,
  ]);

describe("a person says: this wasn't me", () => {
  test('a pending signature is deleted, with the address that nothing needs any more', async () => {
    expect((await press('disown', await openThePage())).status).toBe(200);
    expect(await counts(world)).toMatchObject({ pending: 0, confirmed: 0 });
    await later(61);
    await deleteDisowned(world.owner);
    const { rows } = await world.owner.query(
      'select (select count(*)::int from signatures) as signatures, (select count(*)::int from contacts) as contacts, (select count(*)::int from deliveries where sent_at is null) as owed',
    );
    expect(rows[0]).toEqual({ signatures: 0, contacts: 0, owed: 0 });
    expect(await prompt(world, token)).toBeNull();
  });

  test('that does not lift the caps: the next mail to this address still waits', async () => {
    await press('disown', await openThePage());
    await later(61);
    await deleteDisowned(world.owner);
    await sign(world);
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(1);
  });

  test('after a day nothing is left of the mails either', async () => {
    await press('disown', await openThePage());
    await later(61);
    await deleteDisowned(world.owner);
    const left = async () => (await world.owner.query('select from deliveries')).rowCount;
    await forgetDeliveries(world.owner);
    expect(await left()).toBe(1);
    await world.owner.query(
      `update forgotten_contacts set forgotten_at = forgotten_at - interval '25 hours'`,
    );
    await forgetDeliveries(world.owner);
    expect(await left()).toBe(0);
  });

  test('a confirmed signature is withdrawn, and the ledger says so', async () => {
    await press('confirm', await openThePage());
    await press('disown', await openThePage());
    expect(await counts(world)).toMatchObject({
      confirmed: 0,
      withdrawn: 1,
      countries: {},
      ledger: { confirmed: 1, withdrawn: 1 },
    });
  });

  test('confirming from another page afterwards is gone', async () => {
    const first = await openThePage();
    await press('disown', await openThePage());
    expect(await press('confirm', first)).toMatchObject({
      status: 410,
      errors: [{ extensions: { code: 'GONE' } }],
    });
    expect(await counts(world)).toMatchObject({ pending: 0, confirmed: 0, held: 0 });
  });
});

describe('a machine presses both buttons of one page', () => {
  test('disown first: the confirmation that follows is not counted, and the signature waits for staff', async () => {
    const nonce = await openThePage();
    await press('disown', nonce);
    expect((await press('confirm', nonce)).status).toBe(200);
    expect(await counts(world)).toMatchObject({ pending: 0, confirmed: 0, held: 1, ledger: {} });
  });

  test('confirm first: it is taken back within a minute, in the ledger as held', async () => {
    const nonce = await openThePage();
    await press('confirm', nonce);
    expect(await counts(world)).toMatchObject({ confirmed: 1, countries: { GB: 1 } });
    await press('disown', nonce);
    expect(await counts(world)).toMatchObject({
      confirmed: 0,
      held: 1,
      countries: {},
      ledger: { confirmed: 1, held: 1 },
    });
  });

  test('confirm first and disown after more than a minute: a person changed their mind', async () => {
    const nonce = await openThePage();
    await press('confirm', nonce);
    await later(61);
    await press('disown', nonce);
    expect(await counts(world)).toMatchObject({ confirmed: 0, held: 0, withdrawn: 1 });
  });

  test.each([0, 1, 2, 3])(
    'pressed all at once, in any order: never counted in the end (%i)',
    async () => {
      const nonce = await openThePage();
      await Promise.all(
        Array.from({ length: 10 }, (_, i) => press(i % 2 === 0 ? 'confirm' : 'disown', nonce)),
      );
      await press('disown', nonce);
      const { confirmed, held } = await counts(world);
      expect({ confirmed, held }).toEqual({ confirmed: 0, held: 1 });
      const { held: heldRows, confirmed: confirmedRows, countries } = await recounted(world);
      expect({ heldRows, confirmedRows, countries }).toEqual({
        heldRows: 1,
        confirmedRows: 0,
        countries: {},
      });
    },
  );
});

describe('the nonce', () => {
  test('is too new within the first second, and works afterwards', async () => {
    const { nonce } = (await prompt(world, token))!;
    expect((await press('confirm', nonce)).errors![0]!.extensions).toMatchObject({
      fields: [{ path: ['input', 'nonce'], code: 'NONCE_TOO_NEW' }],
    });
    readThePage();
    expect((await press('confirm', nonce)).status).toBe(200);
  });

  test.each([
    ['garbled', 'nonsense', 'NONCE_INVALID'],
    ['empty', '', 'REQUIRED'],
  ])('%s is refused and changes nothing', async (_what, nonce, code) => {
    expect((await press('confirm', nonce)).errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['input', 'nonce'], code }],
    });
    expect(await counts(world)).toMatchObject({ pending: 1, confirmed: 0 });
  });

  test('of another signature is refused', async () => {
    const nonce = await openThePage();
    await sign(world, { email: 'sam@example.org' });
    await world.deliver();
    token = linkTo(world, 'sam@example.org', 'confirm');
    expect((await press('confirm', nonce)).errors![0]!.extensions).toMatchObject({
      fields: [{ path: ['input', 'nonce'], code: 'NONCE_INVALID' }],
    });
    expect(await counts(world)).toMatchObject({ pending: 2, confirmed: 0 });
  });
});

test('opening the link twenty times changes nothing', async () => {
  for (let i = 0; i < 20; i += 1) await prompt(world, token);
  expect(await counts(world)).toMatchObject({ pending: 1, confirmed: 0 });
});

test('an unconfirmed link runs out after seven days', async () => {
  const nonce = await openThePage();
  await world.owner.query(`update signatures set signed_at = signed_at - interval '8 days'`);
  expect((await press('confirm', nonce)).errors![0]!.extensions).toMatchObject({ code: 'GONE' });
  await sign(world);
  expect(await counts(world)).toMatchObject({ pending: 1 });
});
