import { expect, test } from 'vitest';
import { timesIn } from './times-in.ts';

test('a moment is told as clocks and calendars of the zone have it', () => {
  const at = '2026-03-29T21:30:15.000Z';
  expect(timesIn('Europe/Kyiv').moment(at)).toBe('30 March 2026, 00:30');
  expect(timesIn('America/New_York').moment(at)).toBe('29 March 2026, 17:30');
  expect(timesIn('UTC').timeWithSeconds(at)).toBe('21:30:15');
  expect(timesIn('Asia/Kolkata').shortDay(at)).toBe('30 Mar');
});

test('a zone that this runtime does not know is told by UTC, and by its name still', () => {
  expect(timesIn('Mars/Olympus').time('2026-03-29T21:30:00.000Z')).toBe('21:30');
  expect(timesIn('Mars/Olympus').timeZone).toBe('Mars/Olympus');
});
