import { expect, test } from 'vitest';
import type { SignAct } from './signature.act.ts';
import { decide } from './signature.rules.ts';

const noon = new Date('2022-03-16T12:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

function signing(changes: Partial<SignAct['submission']> = {}, id = 'act-1'): SignAct {
  const contactId = 'contact';
  return {
    kind: 'sign',
    id,
    petitionId: 'petition',
    contactId,
    contact: { id: contactId, sealedAddress: Buffer.from('address') },
    setAsideTag: Buffer.from('tag'),
    submission: {
      sealedName: Buffer.from('name'),
      sealedPostcode: null,
      country: 'GB',
      display: 'HIDDEN',
      consentToUpdates: false,
      consentVersion: 1,
      source: null,
      networkTag: Buffer.from('network'),
      domainTag: Buffer.from('domain'),
      textVersion: 1,
      locale: 'en',
      heldBecause: null,
      looseId: null,
      ...changes,
    },
  };
}

test('a signature from a busy network is held, and its owner is asked to confirm all the same', () => {
  const { row, mail } = decide(null, signing({ heldBecause: 'busy-network' }), noon);
  expect(row).toMatchObject({ state: 'HELD', heldBecause: 'busy-network' });
  expect(mail).toBe('confirmation');
});

test.each(['withdraw', 'disown'] as const)(
  'a signature that was set aside stays so for who comes by %s and signs again',
  (kind) => {
    const held = decide(null, signing({ heldBecause: 'busy-network' }), noon).row!;
    const confirmed = { ...held, heldBecause: 'machine', confirmedAt: after(60) };
    const key = { petitionId: 'petition', contactId: 'contact', epoch: held.epoch };
    const gone = decide(confirmed, { kind, ...key, renderId: Buffer.from('later') }, after(120));
    expect(gone.row).toMatchObject({ state: 'WITHDRAWN' });
    const again = decide(gone.row, signing({}, 'act-2'), after(300));
    expect(again.row).toMatchObject({ state: 'HELD', heldBecause: 'machine', confirmedAt: null });
    expect(again.mail).toBe('confirmation');
  },
);

test.each(['withdraw', 'disown'] as const)('who comes by %s agrees to nothing any more', (kind) => {
  const agreed = signing({ display: 'FIRST_NAME_AND_INITIAL', consentToUpdates: true });
  const row = {
    ...decide(null, agreed, noon).row!,
    state: 'CONFIRMED',
    confirmedAt: noon,
  } as const;
  const key = { petitionId: 'petition', contactId: 'contact', epoch: row.epoch };
  const { row: next } = decide(row, { kind, ...key, renderId: Buffer.from('later') }, after(120));
  expect(next).toMatchObject({
    ...{ state: 'WITHDRAWN', display: 'HIDDEN', consentToUpdates: false },
  });
});

test('who withdrew a signature that nobody had set aside signs as new', () => {
  const pending = decide(null, signing(), noon).row!;
  const key = { petitionId: 'petition', contactId: 'contact', epoch: pending.epoch };
  const gone = decide(pending, { kind: 'withdraw', ...key, renderId: null }, after(120));
  expect(decide(gone.row, signing({}, 'act-2'), after(300)).row).toMatchObject({
    ...{ state: 'PENDING', heldBecause: null },
  });
});

test('a later submission from a busy network does not hold a signature that was waiting', () => {
  const { row } = decide(null, signing(), noon);
  const again = decide(
    row,
    signing({ heldBecause: 'busy-network', country: 'IE' }, 'act-2'),
    after(120),
  );
  expect(again.row).toMatchObject({ state: 'PENDING', heldBecause: null, country: 'IE' });
});

test('the same act again, after a lost answer, changes nothing and owes nothing', () => {
  const { row } = decide(null, signing(), noon);
  expect(decide(row, signing(), after(300))).toEqual({ row, answer: 'check-email' });
});

test.each(['WITHDRAWN', 'DISOWNED', 'CONFIRMED', 'HELD'] as const)(
  'the same act again, after its signature was %s meanwhile, signs nothing anew',
  (state) => {
    const row = { ...decide(null, signing(), noon).row!, state };
    expect(decide(row, signing(), after(30))).toEqual({ row, answer: 'check-email' });
  },
);

test.each([
  [59, undefined],
  [61, 'confirmation'],
])('a repeat after %i seconds owes %s', (seconds, mail) => {
  const { row } = decide(null, signing(), noon);
  expect(decide(row, signing({}, 'act-2'), after(seconds)).mail).toBe(mail);
});
