import { expect, test } from 'vitest';
import { findMailTrouble, type MailMinute, type MailQueue } from './delivery-queue.rules.ts';

const now = new Date('2026-03-16T12:00:30Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const minute = (minutesAgo: number, what: Partial<MailMinute>): MailMinute => ({
  ...{ at: new Date(Math.floor(ago(minutesAgo).getTime() / 60_000) * 60_000) },
  ...{ sent: 0, failed: 0, shut: 0 },
  ...what,
});
const queue = (what: Partial<MailQueue>): MailQueue => ({
  ...{ now, firstDueAt: null, waiting: 0, minutes: [] },
  ...what,
});
const isInTrouble = (what: Partial<MailQueue>, was = false) =>
  findMailTrouble(queue(what), was) !== null;

test('nothing that waits is no trouble', () => {
  expect(isInTrouble({})).toBe(false);
  expect(isInTrouble({ minutes: [minute(9, { sent: 4 })] }, true)).toBe(false);
});

test('a mail that was due more than five minutes ago is', () => {
  expect(isInTrouble({ firstDueAt: ago(4.9), waiting: 1 })).toBe(false);
  expect(findMailTrouble(queue({ firstDueAt: ago(5.1), waiting: 3 }), false)).toEqual({
    ...{ since: ago(5.1), mails: 3, seenAt: now },
  });
});

test('a server that takes nothing from us is, once it has not for five minutes', () => {
  const shut = (from: number) => [minute(from, { shut: 2 }), minute(from - 2, { shut: 1 })];
  const waits = { firstDueAt: ago(-1), waiting: 1 };
  expect(isInTrouble({ ...waits, minutes: shut(5) })).toBe(false);
  expect(isInTrouble({ ...waits, minutes: shut(7) })).toBe(true);
  expect(isInTrouble({ ...waits, minutes: [...shut(7), minute(1, { sent: 1 })] })).toBe(false);
  expect(isInTrouble({ minutes: shut(7) })).toBe(false);
});

test('one full mailbox is not, however long and however quiet it is', () => {
  const minutes = [minute(14, { failed: 1 })];
  expect(isInTrouble({ firstDueAt: ago(-2), waiting: 1, minutes })).toBe(false);
});

test('most mails being refused is, and a few wrong addresses are not', () => {
  expect(isInTrouble({ minutes: [minute(3, { failed: 12, sent: 11 })] })).toBe(true);
  expect(isInTrouble({ minutes: [minute(3, { failed: 12, sent: 12 })] })).toBe(false);
  expect(isInTrouble({ minutes: [minute(3, { failed: 9 })] })).toBe(false);
});

test('trouble is over when something was taken again, or nothing waits', () => {
  const quiet = { firstDueAt: ago(-3), waiting: 2, minutes: [minute(9, { failed: 1 })] };
  expect(isInTrouble(quiet, true)).toBe(true);
  expect(isInTrouble({ ...quiet, minutes: [minute(1, { sent: 1 })] }, true)).toBe(false);
  expect(isInTrouble({ ...quiet, waiting: 0 }, true)).toBe(false);
});
