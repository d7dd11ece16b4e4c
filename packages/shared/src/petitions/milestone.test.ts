import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milestoneAfter, milestoneReached } from './milestone.ts';

const totals = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('the next milestone', () => {
  test.each([
    [0, 100],
    [99, 100],
    [100, 150],
    [149, 150],
    [150, 200],
    [249, 250],
    [300, 400],
    [600, 750],
    [749, 750],
    [750, 1_000],
    [1_000, 1_500],
    [7_500, 10_000],
    [75_000_000, 100_000_000],
  ])('after %i signatures is %i', (total, target) => {
    expect(milestoneAfter(total).target).toBe(target);
  });

  test('tells how many are missing and how far we are', () => {
    expect(milestoneAfter(187)).toEqual({ target: 200, remaining: 13, percent: 93.5 });
    expect(milestoneAfter(0)).toEqual({ target: 100, remaining: 100, percent: 0 });
  });

  test('is always the smallest m·10^k above the total', () => {
    const targets = Array.from({ length: 9 }, (_, k) => 10 ** (k + 2)).flatMap((power) =>
      [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5].map((m) => m * power),
    );
    fc.assert(
      fc.property(totals, (total) => {
        const smallest = targets.filter((target) => target > total).sort((a, b) => a - b)[0];
        expect(milestoneAfter(total).target).toBe(smallest);
      }),
    );
  });

  test('is never reached before it moves on', () => {
    fc.assert(
      fc.property(totals, (total) => {
        const { target, remaining, percent } = milestoneAfter(total);
        expect(remaining).toBeGreaterThan(0);
        expect(total + remaining).toBe(target);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThan(100);
      }),
    );
  });
});

describe('the highest milestone that was reached', () => {
  test.each([
    [0, null],
    [99, null],
    [100, 100],
    [149, 100],
    [999, 750],
    [1_000, 1_000],
    [80_000_000, 75_000_000],
  ])('by %i signatures is %j', (total, reached) => {
    expect(milestoneReached(total)).toBe(reached);
  });

  test('is a target, and the next target is above the total', () => {
    fc.assert(
      fc.property(totals, (total) => {
        const reached = milestoneReached(total);
        fc.pre(reached !== null);
        expect(reached).toBeLessThanOrEqual(total);
        expect(milestoneAfter(reached! - 1).target).toBe(reached);
        expect(milestoneAfter(reached!).target).toBe(milestoneAfter(total).target);
      }),
    );
  });
});
