import {
  CorrectSignatureDocument,
  RequestSignatureLinkDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkTo, PETITION, sign, signAndConfirm, suzie } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { trimSupporters } from './signature.lists.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const QUERY = `query ($first: Int!) {
  petition(slug: "${PETITION}") { recentSupporters(first: $first) { displayName country signedOn } }
}`;
type Data = { petition: { recentSupporters: { displayName: string; country: string | null }[] } };
const ask = (first = 10) => world.request<Data>(QUERY, { first });
const shown = async (first = 10) => (await ask(first)).data!.petition.recentSupporters;
const show = (email: string, changes: object = {}) =>
  signAndConfirm(world, {
    ...{ email: `${email}@example.org`, display: 'FIRST_NAME_AND_INITIAL', ...changes },
  });

describe('recent supporters', () => {
  test('are those who chose to be shown, newest first, and no more of them than that', async () => {
    await show('a', { name: 'Ann First' });
    await signAndConfirm(world, { email: 'hidden@example.org', name: 'Hidden Person' });
    await show('b', { name: 'Bob van der Second' });
    await sign(world, { email: 'c@example.org', display: 'FIRST_NAME_AND_INITIAL' });
    expect((await shown()).map(({ displayName }) => displayName)).toEqual(['Bob S.', 'Ann F.']);
    expect(await shown(1)).toHaveLength(1);
    expect(JSON.stringify(await ask())).not.toMatch(/second|first|hidden|suzie/i);
  });

  test('are named with their country only where the counts name it too', async () => {
    for (let i = 0; i < 9; i += 1) await show(`gb${i}`, { country: 'GB' });
    await show('ua', { country: 'UA' });
    expect(new Set((await shown(20)).map(({ country }) => country))).toEqual(new Set([null]));
    for (let i = 0; i < 10; i += 1) await show(`fr${i}`, { country: 'FR' });
    for (let i = 9; i < 10; i += 1) await show(`gb${i}`, { country: 'GB' });
    await world.owner.query(
      `update petition_country_tallies set confirmed = 10 where country = 'UA'`,
    );
    const countries = (await shown(30)).map(({ country }) => country);
    expect(new Set(countries)).toEqual(new Set(['GB', 'FR', 'UA']));
  });

  test('are found behind however many whose names may not be shown', async () => {
    await show('a', { name: 'Ann First' });
    for (let i = 0; i < 5; i += 1) await show(`b${i}`, { name: `Fuck Second ${'abcde'[i]}` });
    expect((await shown(2)).map(({ displayName }) => displayName)).toEqual(['Ann F.']);
  });

  test('are read from a list, which is cut to the newest', async () => {
    await show('a', { name: 'Ann First' });
    await show('b', { name: 'Bob Second', display: 'HIDDEN' });
    await show('c', { name: 'Cyd Third' });
    await show('d', { name: 'Dan Fourth' });
    const names = async () => (await shown()).map(({ displayName }) => displayName);
    await trimSupporters(world.owner, 3);
    expect(await names()).toEqual(['Dan F.', 'Cyd T.', 'Ann F.']);
    await trimSupporters(world.owner, 2);
    expect(await names()).toEqual(['Dan F.', 'Cyd T.']);
  });

  test('come in where they belong when they show their name later', async () => {
    await show('a', { name: 'Ann First', display: 'HIDDEN' });
    await show('b', { name: 'Bob Second' });
    await world.deliver();
    await world.owner.query('update contacts set caps_reset_at = now()');
    await world.request(RequestSignatureLinkDocument, {
      input: { token: linkTo(world, 'a@example.org', 'signature') },
    });
    await world.deliver();
    const token = linkTo(world, 'a@example.org', 'signature');
    await world.request(CorrectSignatureDocument, {
      input: { token, display: 'FIRST_NAME_AND_INITIAL' },
    });
    expect((await shown()).map(({ displayName }) => displayName)).toEqual(['Bob S.', 'Ann F.']);
  });

  test('go at once when they hide their name, withdraw or are set aside', async () => {
    await show('a', { name: 'Ann First' });
    expect(await shown()).toHaveLength(1);
    for (const change of [`display = 'HIDDEN'`, `state = 'WITHDRAWN'`, `state = 'INVALIDATED'`]) {
      await world.owner.query(
        `update signatures set display = 'FIRST_NAME_AND_INITIAL', state = 'CONFIRMED'`,
      );
      expect(await shown()).toHaveLength(1);
      await world.owner.query(`update signatures set ${change}`);
      expect(await shown(), change).toEqual([]);
    }
  });

  test('are left out when their name might offend, and others take their place', async () => {
    await show('a', { name: 'Ann First' });
    await show('b', { name: 'Fuck Example' });
    await show('c', { name: 'f-u-c-k Example' });
    expect((await shown(1)).map(({ displayName }) => displayName)).toEqual(['Ann F.']);
    expect((await shown(2)).map(({ displayName }) => displayName)).toEqual(['Ann F.']);
  });

  test.each([0, -1, 101])('are not to be had %i at once', async (first) => {
    const { errors } = await ask(first);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['first'], code: 'OUT_OF_RANGE' }],
    });
  });
});

test('a thank-you mail tells how many have signed', async () => {
  await signAndConfirm(world);
  await world.deliver();
  expect(linkTo(world, suzie.email, 'signature')).toBeTruthy();
  expect(world.mailbox.mails.at(-1)!.text).toContain('With yours, 1 person has signed.');
});
