import { describe, expect, test } from 'vitest';
import { createMailCheck, type DeliverySeen } from './mails.ts';
import { receivedFrom } from './received.ts';
import { evidenceOf } from './samples.ts';

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;
const delivery = (changes: Partial<DeliverySeen> = {}): DeliverySeen => ({
  ...{ id: id(1), kind: 'confirmation', person: 7 },
  ...{ isSent: true, isDropped: false, isDue: false },
  ...changes,
});
const SIGNED = ['s 7 1', 'S 7 2'];
const CONFIRMED = [...SIGNED, 'c 7 3', 'C 7 4'];
const dropped = delivery({ isSent: false, isDropped: true });
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
  const { missing, misdirected, repeated } = mails.end(() => isPending);
  return [missing.count, misdirected.count, repeated];
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
  expect(check(pending)).toEqual([0, 0, 0]);
  expect(check(confirmed)).toEqual([0, 0, 0]);
});

describe('a mail is missing', () => {
  test('that was never owed', () => {
    expect(check({ ...pending, deliveries: [], came: [] })).toEqual([1, 0, 0]);
    expect(check({ ...confirmed, deliveries: [dropped], came: [] })).toEqual([1, 0, 0]);
  });

  test('that is marked as sent and never came', () => {
    expect(check({ ...pending, came: [] })).toEqual([1, 0, 0]);
  });

  test('that is due and waits', () => {
    const deliveries = [delivery(), thanks, delivery({ id: id(3), isSent: false, isDue: true })];
    const came: Given['came'] = [
      [7, id(1)],
      [7, id(2)],
    ];
    expect(check({ ...confirmed, deliveries, came })).toEqual([1, 0, 0]);
  });

  test('that was dropped though its signature still waits for it', () => {
    expect(check({ ...pending, deliveries: [dropped], came: [] })).toEqual([1, 0, 0]);
  });
});

test('a mail that waits for its time, as the caps have it, is not missing', () => {
  const waiting = delivery({ isSent: false });
  expect(check({ ...pending, deliveries: [waiting], came: [] })).toEqual([0, 0, 0]);
});

test('a mail that comes twice is counted, and one that comes to somebody else is found', () => {
  const [once] = pending.came;
  expect(check({ ...pending, came: [once!, once!] })).toEqual([0, 0, 1]);
  expect(check({ ...pending, came: [[8, id(1)]] })).toEqual([0, 1, 0]);
});
