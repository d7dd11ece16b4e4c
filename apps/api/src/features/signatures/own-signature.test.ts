import {
  CorrectSignatureDocument,
  EraseSignatureDocument,
  OwnSignatureDataDocument,
  RequestSignatureLinkDocument,
  type CorrectSignatureMutation,
  type OwnSignatureDataQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  pass,
  PETITION,
  recounted,
  signAndConfirm,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type Answer, type World } from '../../../test/world.ts';

let world: World;
let lasting: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await signAndConfirm(world, { postcode: 'N1 9GU', display: 'FIRST_NAME_AND_INITIAL' });
  await world.deliver();
  lasting = linkTo(world, suzie.email, 'signature');
});

const ask = (input: object) => world.request(RequestSignatureLinkDocument, { input });
const correct = (token: string, changes: object) =>
  world.request<CorrectSignatureMutation>(CorrectSignatureDocument, {
    input: { token, ...changes },
  });
const erase = (token: string) => world.request(EraseSignatureDocument, { input: { token } });
async function see(token: string) {
  const answer = await world.request<OwnSignatureDataQuery>(OwnSignatureDataDocument, { token });
  return answer.data?.ownSignature ?? null;
}
/** Asks for the link that is good for an hour, and opens the mail. */
async function requestedLink(): Promise<string> {
  await ask({ token: lasting });
  await world.deliver();
  return linkTo(world, suzie.email, 'signature');
}
const codeOf = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions.code;

describe('a link for an hour', () => {
  test('is mailed on request, and shows all that is known of the signer', async () => {
    expect(await see(lasting)).toMatchObject({
      ...{ state: 'CONFIRMED', mayChange: false },
      ...{ name: null, email: null, country: null, postcode: null, consentToUpdates: null },
    });
    expect(await see(await requestedLink())).toMatchObject({
      ...{ state: 'CONFIRMED', mayChange: true, name: suzie.name, email: suzie.email },
      ...{ country: 'GB', postcode: 'N1 9GU', consentToUpdates: false },
      display: 'FIRST_NAME_AND_INITIAL',
    });
  });

  test('shows the traces that were kept, too, which a lasting link does not', async () => {
    expect((await see(lasting))!.traces).toBeNull();
    const { traces } = (await see(await requestedLink()))!;
    expect(traces).toEqual({
      ...{ consentVersion: 1, networkTag: expect.stringMatching(/^[0-9a-f]+$/) },
      domainTag: expect.stringMatching(/^[0-9a-f]+$/),
      mails: ['confirmation', 'thank-you', 'signature-link'].map((kind) => ({
        ...{ kind, sentAt: expect.stringMatching(/Z$/) },
      })),
    });
  });

  test('can be asked for by address and petition, in whatever spelling', async () => {
    await ask({ email: suzie.email.toUpperCase(), petition: PETITION });
    await world.deliver();
    expect((await see(linkTo(world, suzie.email, 'signature')))?.name).toBe(suzie.name);
  });

  test('is over after an hour, and gets a new one', async () => {
    const token = await requestedLink();
    pass(61 * 60_000);
    const answer = await world.request(OwnSignatureDataDocument, { token });
    expect(codeOf(answer)).toBe('GONE');
    for (const tried of [correct(token, { name: 'Somebody Else' }), erase(token)])
      expect(codeOf(await tried)).toBe('GONE');
    expect(codeOf(await ask({ token }))).toBeUndefined();
  });

  test('is answered alike for whoever has not signed, and nothing is mailed', async () => {
    const known = await ask({ email: suzie.email, petition: PETITION });
    const unknown = await ask({ email: 'nobody@example.org', petition: PETITION });
    expect(unknown.body).toBe(known.body);
    expect(unknown.status).toBe(known.status);
    const before = world.mailbox.mails.length;
    await world.deliver();
    expect(world.mailbox.mails.slice(before).map(({ to }) => to[0])).toEqual([suzie.email]);
  });

  test('is mailed once in ten minutes, however often it is asked for', async () => {
    const before = world.mailbox.mails.length;
    for (let i = 0; i < 3; i += 1) {
      await ask({ email: suzie.email, petition: PETITION });
      await world.deliver();
    }
    expect(world.mailbox.mails).toHaveLength(before + 1);
  });

  test('of another petition does not exist, and neither does a guessed token', async () => {
    expect(codeOf(await ask({ email: suzie.email, petition: 'no-such' }))).toBe('NOT_FOUND');
    const before = world.mailbox.mails.length;
    expect((await ask({ token: 'x'.repeat(80) })).errors).toBeUndefined();
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(before);
  });

  test.each([
    [{}, ['email', 'petition']],
    [{ email: suzie.email }, ['petition']],
    [{ token: 'abc', email: suzie.email }, ['email']],
  ])('needs a link, or an address and a petition: %j', async (input, fields) => {
    const { errors } = await ask(input);
    const found = (errors?.[0]?.extensions as { fields?: { path: string[] }[] }).fields;
    expect(found?.map(({ path }) => path.at(-1))).toEqual(fields);
  });
});

describe('correcting', () => {
  test('replaces what is given and leaves the rest; the counts by country follow', async () => {
    const token = await requestedLink();
    const { data } = await correct(token, { name: 'Susan Example', country: 'IE', postcode: '' });
    expect(data?.correctSignature.signature).toEqual({
      ...{ state: 'CONFIRMED', name: 'Susan Example', country: 'IE', postcode: null },
      display: 'FIRST_NAME_AND_INITIAL',
    });
    expect(await counts(world)).toMatchObject({ confirmed: 1, countries: { IE: 1 } });
    expect(await counts(world)).toMatchObject(await recounted(world));
  });

  test('through a lasting link does one thing only: it hides the name', async () => {
    expect(codeOf(await correct(lasting, { name: 'Somebody Else' }))).toBe('FORBIDDEN');
    expect(codeOf(await correct(lasting, { display: 'FIRST_NAME_AND_INITIAL' }))).toBe('FORBIDDEN');
    expect(codeOf(await correct(lasting, { display: 'HIDDEN', country: 'IE' }))).toBe('FORBIDDEN');
    const { data } = await correct(lasting, { display: 'HIDDEN' });
    expect(data?.correctSignature.signature).toMatchObject({ display: 'HIDDEN', name: null });
  });

  test('is refused with the field that is wrong, and changes nothing', async () => {
    const token = await requestedLink();
    const { errors } = await correct(token, { name: 'http://spam.example', country: 'XX' });
    expect(errors?.[0]?.extensions).toMatchObject({
      fields: [
        { path: ['input', 'name'], code: 'NAME_WEB_ADDRESS' },
        { path: ['input', 'country'], code: 'COUNTRY_UNKNOWN' },
      ],
    });
    expect(await see(token)).toMatchObject({ name: suzie.name, country: 'GB' });
  });
});
