import { describe, expect, test } from 'vitest';
import type { SignatureRow, StaffAct } from './signature.act.ts';
import { decide } from './signature.rules.ts';

const now = new Date('2022-03-16T12:00:00Z');
const key = { petitionId: 'petition', contactId: 'contact' };
const STATES = ['PENDING', 'HELD', 'CONFIRMED', 'WITHDRAWN', 'INVALIDATED', 'DISOWNED'] as const;

function row(state: SignatureRow['state'], confirmedAt: Date | null): SignatureRow {
  const heldBecause = state === 'HELD' ? 'machine' : null;
  return { ...key, state, confirmedAt, heldBecause, signedAt: now } as SignatureRow;
}
type Kind = 'release' | 'refuse' | 'invalidate';
const acting = (kind: Kind): StaffAct => ({ kind, ...key });
const outcome = (kind: Kind, before: SignatureRow) => {
  const { row: after, reasoned, mail } = decide(before, acting(kind), now);
  return [after?.state, reasoned, mail];
};

test('releasing counts what was confirmed, and lets the others confirm', () => {
  expect(outcome('release', row('HELD', now))).toEqual(['CONFIRMED', 'released', 'thank-you']);
  expect(outcome('release', row('HELD', null))).toEqual(['PENDING', undefined, undefined]);
  expect(decide(row('HELD', now), acting('release'), now).row!.heldBecause).toBe(null);
});

test('refusing changes no count, and keeps why it was held', () => {
  expect(outcome('refuse', row('HELD', now))).toEqual(['INVALIDATED', undefined, undefined]);
  expect(decide(row('HELD', now), acting('refuse'), now).row!.heldBecause).toBe('machine');
});

test('invalidating takes out of the count what was in it, and says so in the ledger', () => {
  expect(outcome('invalidate', row('CONFIRMED', now))).toEqual([
    ...['INVALIDATED', 'invalidated', undefined],
  ]);
  expect(outcome('invalidate', row('PENDING', null))).toEqual([
    ...['INVALIDATED', undefined, undefined],
  ]);
});

test.each([
  ['PENDING', null],
  ['HELD', now],
  ['CONFIRMED', now],
] as const)('reinstating leads back to %s', (to, confirmedAt) => {
  const { row: after, reasoned } = decide(
    row('INVALIDATED', confirmedAt),
    { kind: 'reinstate', ...key, to, decidedAt: now },
    now,
  );
  expect([after?.state, reasoned]).toEqual([to, to === 'CONFIRMED' ? 'reinstated' : undefined]);
});

test.each<[Kind, SignatureRow['state'][]]>([
  ['release', ['HELD']],
  ['refuse', ['HELD']],
  ['invalidate', ['PENDING', 'CONFIRMED']],
])('%s touches no other state, and nobody who is gone', (kind, touched) => {
  for (const state of STATES.filter((one) => !touched.includes(one))) {
    const before = row(state, now);
    expect(decide(before, acting(kind), now)).toEqual({ row: before, answer: 'kept' });
  }
  expect(decide(null, acting(kind), now)).toEqual({ row: null, answer: 'kept' });
});

test.each(STATES.filter((state) => state !== 'INVALIDATED'))(
  'a signature that is %s by now is not reinstated',
  (state) => {
    const before = row(state, now);
    const act = { kind: 'reinstate', ...key, to: 'CONFIRMED', decidedAt: now } as const;
    expect(decide(before, act, now)).toEqual({ row: before, answer: 'kept' });
  },
);

test('reinstating confirms, from now on, whoever confirmed meanwhile', () => {
  const before = row('INVALIDATED', new Date(now.getTime() - 1));
  const act = { kind: 'reinstate', ...key, to: 'PENDING', decidedAt: now } as const;
  expect(decide(before, act, now)).toEqual({
    ...{ row: { ...before, state: 'CONFIRMED', confirmedAt: now }, answer: 'reinstated' },
    ...{ mail: 'thank-you', ledger: 'confirmed', confirmed: true },
  });
});

test('one that was signed anew since is not reinstated, whatever staff decided about it later', () => {
  const before = { ...row('INVALIDATED', null), signedAt: new Date(now.getTime() + 1) };
  const act = { kind: 'reinstate', ...key, to: 'CONFIRMED', decidedAt: now } as const;
  expect(decide(before, act, now)).toEqual({ row: before, answer: 'kept' });
});

test('what ran out after it was withdrawn while it was invalidated stays known', () => {
  const longAgo = new Date(now.getTime() - 8 * 86_400_000);
  const withdrawn = { ...row('WITHDRAWN', null), signedAt: longAgo };
  const expire = { kind: 'expire', ...key, setAsideTag: Buffer.from('tag') } as const;
  const known = { ...withdrawn, heldBecause: 'withdrawn-while-invalidated' };
  expect(decide(known, expire, now).wasSetAside).toBe(true);
  expect(decide(withdrawn, expire, now).wasSetAside).toBeUndefined();
});

describe('taking a release back', () => {
  const again = { kind: 'hold-again', ...key, because: 'machine', releasedAt: now } as const;

  test.each([
    ['CONFIRMED', 'held'],
    ['PENDING', undefined],
  ] as const)('holds what is %s again, for the reason it had', (state, entry) => {
    const { row: after, reasoned, mail } = decide(row(state, now), again, now);
    expect([after?.state, after?.heldBecause, reasoned, mail]).toEqual([
      ...['HELD', 'machine', entry, undefined],
    ]);
    // Whoever has confirmed counts at once if it is released anew.
    expect(after?.confirmedAt).toBe(now);
  });

  test('leaves alone what was signed anew, taken back or set aside since', () => {
    const anew = { ...row('PENDING', null), signedAt: new Date(now.getTime() + 1) };
    const others = STATES.filter((state) => state !== 'CONFIRMED' && state !== 'PENDING');
    for (const before of [anew, null, ...others.map((state) => row(state, now))])
      expect(decide(before, again, now)).toEqual({ row: before, answer: 'kept' });
  });
});
