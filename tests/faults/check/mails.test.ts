import { describe, expect, test } from 'vitest';
import { createMailCheck, type DeliverySeen } from './mails.ts';
import { receivedFrom } from './received.ts';
import { evidenceOf } from './samples.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const delivery = (changes: Partial<DeliverySeen> = {}): DeliverySeen => ({
  ...{ id: id(1), kind: 'confirmation', person: 7 },
  ...{ isSent: true, isDue: false },
  ...changes,
});
const SIGNED = ['s 7 1', 'S 7 2'];
const CONFIRMED = [...SIGNED, 'c 7 3', 'C 7 4'];
const dropped = delivery({ isSent: false });
const thanks = delivery({ id: id(2), kind: 'thank-you' });

type Given = {
  lines: string[];
  deliveries: DeliverySeen[];
  came: [number, string][];
  isPending: boolean;
};

function check({ lines, deliveries, came, isPending }: Given) {
  const mails = createMailCheck(evidenceOf(...lines), receivedFrom(came));
  deliveries.forEach(mails.see);
  const { missing, misdirected, repeated, twice } = mails.end(() => isPending);
  return [missing.count, misdirected.count, repeated, twice.count];
}

const pending: Given = {
  lines: SIGNED,
  deliveries: [delivery()],
  came: [[7, id(1)]],
  isPending: true,
};
const confirmed: Given = {
  lines: CONFIRMED,
  deliveries: [dropped, thanks],
  came: [[7, id(2)]],
  isPending: false,
};

test('who signed got a confirmation mail, who confirmed got thanks', () => {
  expect(check(pending)).toEqual([0, 0, 0, 0]);
  expect(check(confirmed)).toEqual([0, 0, 0, 0]);
});

describe('a mail is missing', () => {
  test('that was never owed', () => {
    expect(check({ ...pending, deliveries: [], came: [] })).toEqual([1, 0, 0, 0]);
    expect(check({ ...confirmed, deliveries: [dropped], came: [] })).toEqual([1, 0, 0, 0]);
  });

  test('that is marked as sent and never came', () => {
    expect(check({ ...pending, came: [] })).toEqual([1, 0, 0, 0]);
  });

  test('that is due and waits', () => {
    const deliveries = [delivery(), thanks, delivery({ id: id(3), isSent: false, isDue: true })];
    const came: Given['came'] = [
      [7, id(1)],
      [7, id(2)],
    ];
    expect(check({ ...confirmed, deliveries, came })).toEqual([1, 0, 0, 0]);
  });

  test('that was dropped though its signature still waits for it', () => {
    expect(check({ ...pending, deliveries: [dropped], came: [] })).toEqual([1, 0, 0, 0]);
  });
});

test('a second mail may wait for its time, as the caps have it; the first one may not', () => {
  const waiting = delivery({ id: id(3), isSent: false });
  expect(check({ ...pending, deliveries: [delivery(), waiting] })).toEqual([0, 0, 0, 0]);
  expect(check({ ...pending, deliveries: [waiting], came: [] })).toEqual([1, 0, 0, 0]);
});

test('two mails of a kind are for who sent the form twice, and there is one thanks for everybody', () => {
  const again = { deliveries: [delivery(), delivery({ id: id(3) })] };
  const came: Given['came'] = [
    [7, id(1)],
    [7, id(3)],
  ];
  expect(check({ ...pending, ...again, came })).toEqual([0, 0, 0, 1]);
  const unanswered = [...SIGNED, 'r 7 2'];
  expect(check({ ...pending, ...again, came, lines: unanswered })).toEqual([0, 0, 0, 0]);
  const thanksAgain = [dropped, thanks, delivery({ id: id(3), kind: 'thank-you' })];
  expect(
    check({
      ...{ ...confirmed, lines: [...CONFIRMED, 'r 7 2'], deliveries: thanksAgain },
      came: [
        [7, id(2)],
        [7, id(3)],
      ],
    }),
  ).toEqual([0, 0, 0, 1]);
});

test('a mail that comes twice is counted, and one that comes to somebody else is found', () => {
  const [once] = pending.came;
  expect(check({ ...pending, came: [once!, once!] })).toEqual([0, 0, 1, 0]);
  expect(check({ ...pending, came: [[8, id(1)]] })).toEqual([0, 1, 0, 0]);
});
