import { expect, test } from 'vitest';
import { comparisonOf } from './compared.ts';

const asOf = '2026-03-16T12:00:00.000Z';
const hour = (at: string) => `2026-03-16T${at}:00.000Z`;
const petition = (createdAt: string, checkedAt?: string, agrees = true) => ({
  ...{ createdAt: hour(createdAt), asOf },
  check: checkedAt ? { checkedAt: hour(checkedAt), agrees } : null,
});

test.each([
  ['one that was compared within three hours', [petition('01:00', '09:00')], '09:00', false],
  ['one that was not', [petition('01:00', '08:59')], '08:59', true],
  ['a new one, never compared', [petition('09:00')], undefined, false],
  ['one that should have been compared by now', [petition('08:59')], undefined, true],
  ['several', [petition('01:00', '11:00'), petition('01:00', '10:00')], '10:00', false],
  ['a new one among others', [petition('11:30'), petition('01:00', '11:00')], '11:00', false],
  ['one left out', [petition('01:00'), petition('01:00', '11:00')], '11:00', true],
])('%s', (_what, counted, at, isOverdue) => {
  expect(comparisonOf(counted)).toEqual({ at: at && hour(at), agree: true, isOverdue });
});

test('one that differs is said of all', () => {
  const counted = [petition('01:00', '11:00'), petition('01:00', '11:00', false)];
  expect(comparisonOf(counted).agree).toBe(false);
});
