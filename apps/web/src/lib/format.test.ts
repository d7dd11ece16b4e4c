import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateWithWeekday,
  formatDayAndMonth,
  formatNumber,
  formatShare,
  formatTime,
  formatTimeWithSeconds,
} from './format.ts';

test('numbers are exact, with commas', () => {
  expect(formatNumber(0)).toBe('0');
  expect(formatNumber(12_480)).toBe('12,480');
  expect(formatNumber(1_234_567)).toBe('1,234,567');
});

test('a date is written day, month, year', () => {
  expect(formatDate('2022-03-16T10:00:00.000Z')).toBe('16 March 2022');
  expect(formatDateWithWeekday('2022-03-16T10:00:00.000Z')).toBe('Wednesday 16 March 2022');
  expect(formatDayAndMonth('2022-03-17T10:00:00.000Z')).toBe('17 March');
});

test('times are those of the newsroom, in summer too', () => {
  expect(formatTime('2022-03-16T14:02:59.999Z')).toBe('14:02');
  expect(formatTime('2022-07-16T13:02:00.000Z')).toBe('14:02');
  expect(formatDate('2022-07-16T23:30:00.000Z')).toBe('17 July 2022');
  expect(formatTime('2022-03-16T00:05:00.000Z')).toBe('00:05');
  expect(formatTimeWithSeconds('2022-07-16T13:02:31.000Z')).toBe('14:02:31');
});

test('a share has one decimal place, but for the whole', () => {
  expect(formatShare(0.83521)).toBe('83.5%');
  expect(formatShare(1)).toBe('100%');
  expect(formatShare(0)).toBe('0.0%');
  expect(formatShare(6 / 51_400)).toBe('<0.1%');
  expect(formatShare(0.0005)).toBe('0.1%');
  expect(formatShare(51_394 / 51_400)).toBe('>99.9%');
});
