import {
  ConfirmSignatureDocument,
  OwnSignatureDocument,
  PetitionCountDocument,
  WithdrawSignatureDocument,
  type OwnSignatureQuery,
  type PetitionCountQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  PETITION,
  prompt,
  readThePage,
  recounted,
  sign,
  signAndConfirm,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

describe('Suzie signs a petition', () => {
  test('her signature counts once she confirms it by the mailed link, and not before', async () => {
    const answer = await sign(world);
    expect(answer).toMatchObject({
      status: 200,
      data: { signPetition: { nextStep: 'CHECK_YOUR_EMAIL' } },
    });
    expect(await counts(world)).toMatchObject({ pending: 1, confirmed: 0 });

    await world.deliver();
    expect(world.mailbox.mails.map((mail) => mail.to)).toEqual([['suzie@example.org']]);
    const token = linkTo(world, suzie.email, 'confirm');
    const shown = await prompt(world, token);
    expect(shown).toMatchObject({ name: 'Suzie Example', country: 'GB', alreadyConfirmed: false });
    expect(await counts(world)).toMatchObject({ pending: 1, confirmed: 0 });

    readThePage();
    const confirmed = await world.request(ConfirmSignatureDocument, {
      input: { token, nonce: shown!.nonce },
    });
    expect(confirmed.status).toBe(200);
    expect(await counts(world)).toMatchObject({
      pending: 0,
      confirmed: 1,
      countries: { GB: 1 },
      ledger: { confirmed: 1 },
    });
    const count = await world.request<PetitionCountQuery>(PetitionCountDocument, {
      slug: PETITION,
    });
    expect(count.data!.petition!.tally).toMatchObject({ total: 1, confirmed: 1, offline: 0 });
  });

  test('confirming twice succeeds twice and counts once', async () => {
    const token = await signAndConfirm(world);
    const again = await prompt(world, token);
    expect(again).toMatchObject({ alreadyConfirmed: true });
    readThePage();
    const answer = await world.request(ConfirmSignatureDocument, {
      input: { token, nonce: again!.nonce },
    });
    expect(answer.status).toBe(200);
    expect(await counts(world)).toMatchObject({ confirmed: 1, ledger: { confirmed: 1 } });
  });

  test('a hundred parallel confirmations of one token count once', async () => {
    await sign(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    const { nonce } = (await prompt(world, token))!;
    readThePage();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        world.request(ConfirmSignatureDocument, { input: { token, nonce } }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(200));
    expect(await counts(world)).toMatchObject({ confirmed: 1, ledger: { confirmed: 1 } });
  });

  test('two hundred parallel signatures of one address are one signature, one mail and 200 equal answers', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => sign(world)));
    await world.deliver();
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]!.status).toBe(200);
    expect(await counts(world)).toMatchObject({ pending: 1 });
    expect(world.mailbox.mails).toHaveLength(1);
    const { rows } = await world.owner.query('select count(*)::int as n from deliveries');
    expect(rows[0].n).toBe(1);
  });

  test('her name is corrected on the way, and the correction is what is recorded', async () => {
    await sign(world, { name: 'Susie Exmaple' });
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    const { nonce } = (await prompt(world, token))!;
    readThePage();
    await world.request(ConfirmSignatureDocument, {
      input: { token, nonce, name: 'Suzie Example', country: 'IE' },
    });
    expect(await prompt(world, token)).toMatchObject({ name: 'Suzie Example', country: 'IE' });
    expect(await counts(world)).toMatchObject({ countries: { IE: 1 } });
  });

  test('she withdraws by the lasting link of the thank-you mail, which tells no name', async () => {
    await signAndConfirm(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'signature');
    const own = await world.request<OwnSignatureQuery>(OwnSignatureDocument, { token });
    expect(own.data!.ownSignature).toMatchObject({
      state: 'CONFIRMED',
      maskedEmail: 's***@e***.org',
    });
    expect(own.body).not.toContain('Suzie');

    for (const _ of [1, 2]) {
      const answer = await world.request(WithdrawSignatureDocument, { input: { token } });
      expect(answer.status).toBe(200);
    }
    expect(await counts(world)).toMatchObject({
      confirmed: 0,
      withdrawn: 1,
      countries: {},
      ledger: { confirmed: 1, withdrawn: 1 },
    });
  });
});

describe('Sam signs with an address that signed before', () => {
  test.each([
    ['pending', async () => void (await sign(world))],
    ['confirmed', async () => void (await signAndConfirm(world))],
    [
      'withdrawn',
      async () => {
        await signAndConfirm(world);
        await world.deliver();
        await world.request(WithdrawSignatureDocument, {
          input: { token: linkTo(world, suzie.email, 'signature') },
        });
      },
    ],
    [
      'suppressed',
      async () => {
        await sign(world);
        await world.deliver();
        await fetch(`${world.url}/unsubscribe/${linkTo(world, suzie.email, 'unsubscribe')}`, {
          method: 'POST',
        });
      },
    ],
  ])('%s: the answer is the same bytes as for a new one', async (_state, before) => {
    const fresh = await sign(world, { email: 'nobody-yet@example.org' });
    await before();
    const again = await sign(world, { email: ' SUZIE@Example.ORG ' });
    expect(again.body).toBe(fresh.body);
    expect(again.status).toBe(fresh.status);
    const { pending, confirmed, withdrawn, countries } = await counts(world);
    expect({ pending, confirmed, withdrawn, countries }).toMatchObject(
      (({ held: _held, ...rest }) => rest)(await recounted(world)),
    );
  });

  test('confirmed: an already-signed mail goes out and nothing changes', async () => {
    await signAndConfirm(world);
    await world.deliver();
    await world.owner.query(`update signatures set signed_at = signed_at - interval '1 hour'`);
    await sign(world, { name: 'Somebody Else', country: 'FR' });
    await world.deliver();
    expect(world.mailbox.mails.at(-1)!.headers.get('subject')).toBe('You have signed already');
    expect(await counts(world)).toMatchObject({ confirmed: 1, pending: 0, countries: { GB: 1 } });
  });

  test('pending: the newest submission replaces the older, and every link shows it', async () => {
    await sign(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    await sign(world, { name: 'Suzanne Example', country: 'IE' });
    expect(await prompt(world, token)).toMatchObject({ name: 'Suzanne Example', country: 'IE' });
    expect(await counts(world)).toMatchObject({ pending: 1 });
  });

  test('what is confirmed is what the page showed: a page from before the change is refused', async () => {
    await sign(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    const { nonce } = (await prompt(world, token))!;
    await sign(world, { name: 'Somebody Else' });
    readThePage();
    const answer = await world.request(ConfirmSignatureDocument, { input: { token, nonce } });
    expect(answer).toMatchObject({
      status: 400,
      errors: [
        {
          extensions: {
            code: 'BAD_USER_INPUT',
            fields: [{ path: ['input', 'nonce'], code: 'NONCE_EXPIRED' }],
          },
        },
      ],
    });
    expect(await counts(world)).toMatchObject({ confirmed: 0, pending: 1 });
  });

  test('withdrawn: it is as new, and links from before no longer act', async () => {
    const oldToken = await signAndConfirm(world);
    await world.deliver();
    await world.request(WithdrawSignatureDocument, {
      input: { token: linkTo(world, suzie.email, 'signature') },
    });
    await sign(world);
    expect(await counts(world)).toMatchObject({ pending: 1, withdrawn: 0, confirmed: 0 });
    const shown = await world.request(ConfirmSignatureDocument, {
      input: { token: oldToken, nonce: 'x' },
    });
    expect(shown.status).not.toBe(200);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    expect(token).not.toBe(oldToken);
    expect(await prompt(world, token)).toMatchObject({ alreadyConfirmed: false });
  });
});
