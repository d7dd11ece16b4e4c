import { expect, test } from 'vitest';
import { funnelRows } from './funnel-rows.ts';

const none = {
  ...{ seen: 0, begun: 0, signed: 0, mailed: 0 },
  ...{ confirmed: 0, shared: 0, donationsFollowed: 0 },
};
const some = {
  ...{ seen: 400, begun: 100, signed: 50, mailed: 60 },
  ...{ confirmed: 30, shared: 0, donationsFollowed: 6 },
};

test('each step has its share of the one before, and the first has none', () => {
  expect(funnelRows(some, none).map(({ step, ever }) => [step, ever.count, ever.share])).toEqual([
    ['seen', 400, null],
    ['begun', 100, 0.25],
    ['signed', 50, 0.5],
    // A mail may be sent again, and counting may have begun later than signing.
    ['mailed', 60, null],
    ['confirmed', 30, 0.5],
    ['shared', 0, 0],
    ['donationsFollowed', 6, null],
  ]);
});

test('where nobody took a step there is no share of it', () => {
  expect(funnelRows(none, none).every(({ ranged }) => ranged.share === null)).toBe(true);
});
