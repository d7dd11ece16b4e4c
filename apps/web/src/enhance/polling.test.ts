import { describe, expect, test } from 'vitest';
import { Polling } from './polling.ts';

const tally = (total: number, second: number) => ({
  total,
  confirmed: total,
  offline: 0,
  asOf: new Date(second * 1_000).toISOString(),
});
const polling = () => new Polling(tally(10, 100));

describe('an open page asks for the count', () => {
  test('about every five seconds, never all readers at once', () => {
    expect(polling().pause(0, 0)).toBe(4_000);
    expect(polling().pause(0, 0.5)).toBe(5_000);
    expect(polling().pause(0, 1)).toBe(6_000);
  });

  test('every second for a minute after the reader’s own act', () => {
    const own = polling();
    own.hurry(1_000);
    expect(own.pause(1_000, 0.5)).toBe(1_000);
    expect(own.pause(60_999, 0.5)).toBe(1_000);
    expect(own.pause(61_000, 0.5)).toBe(5_000);
  });

  test('every second for a minute after a change, not after the same number again', () => {
    const same = polling();
    same.take(tally(10, 101), 1_000);
    expect(same.pause(1_000, 0.5)).toBe(5_000);
    same.take(tally(11, 102), 2_000);
    expect(same.pause(61_999, 0.5)).toBe(1_000);
    expect(same.pause(62_000, 0.5)).toBe(5_000);
  });
});

test('an answer that is older than what is shown is ignored', () => {
  const page = polling();
  expect(page.take(tally(12, 102), 0)).toBe(true);
  expect(page.take(tally(11, 101), 0)).toBe(false);
  expect(page.take(tally(11, 102), 0)).toBe(true);
});
