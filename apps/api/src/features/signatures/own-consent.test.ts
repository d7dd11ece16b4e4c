import {
  CorrectSignatureDocument,
  OwnSignatureDataDocument,
  RequestSignatureLinkDocument,
  type OwnSignatureDataQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTo, signAndConfirm, suzie } from '../../../test/signing.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const correct = (token: string, consentToUpdates: unknown) =>
  world.request(CorrectSignatureDocument, { input: { token, consentToUpdates } });

async function consent(token: string): Promise<boolean | null | undefined> {
  const { data } = await world.request<OwnSignatureDataQuery>(OwnSignatureDataDocument, { token });
  return data?.ownSignature?.consentToUpdates;
}

test('whoever agreed to be written to takes it back by the link for an hour, and by no other', async () => {
  await signAndConfirm(world, { email: suzie.email, consentToUpdates: true });
  await world.deliver();
  const lasting = linkTo(world, suzie.email, 'signature');
  await world.owner.query('update contacts set caps_reset_at = now()');
  await world.request(RequestSignatureLinkDocument, { input: { token: lasting } });
  await world.deliver();
  const token = linkTo(world, suzie.email, 'signature');
  expect(await consent(token)).toBe(true);

  const forbidden = await correct(lasting, false);
  expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const wrong = await correct(token, 'no');
  expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(await consent(token)).toBe(true);

  for (const given of [false, true, false]) {
    await correct(token, given);
    expect(await consent(token)).toBe(given);
  }
});
