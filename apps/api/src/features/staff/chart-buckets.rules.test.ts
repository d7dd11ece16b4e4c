import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bucketsOf,
  INTERVAL_SECONDS,
  rangeProblems,
  type Interval,
} from './chart-buckets.rules.ts';

const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const interval = fc.constantFrom<Interval>('MINUTE', 'HOUR', 'DAY');

test('buckets cover the whole range without a gap, and nothing that it does not touch', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 86_400_000 }), interval, (from, lengthMs, of) => {
      const range = { from, to: new Date(from.getTime() + lengthMs), interval: of };
      fc.pre(rangeProblems(range).length === 0);
      const { starts, end } = bucketsOf(range);
      const ms = INTERVAL_SECONDS[of] * 1000;
      const edges = [...starts, end].map((date) => date.getTime());
      expect(edges.every((at, i) => i === 0 || at - edges[i - 1]! === ms)).toBe(true);
      expect(edges.every((at) => at % ms === 0)).toBe(true);
      expect(edges[0]! <= from.getTime() && from.getTime() < edges[1]!).toBe(true);
      expect(edges.at(-2)! < range.to.getTime() && range.to.getTime() <= edges.at(-1)!).toBe(true);
    }),
  );
});
