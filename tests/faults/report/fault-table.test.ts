import { expect, test } from 'vitest';
import { faultTable } from './fault-table.ts';

const fault = (name: string, from: number) => ({ name, detail: '', from, to: from + 10 });
const every = (ms: number, from: number, until: number) =>
  Array.from({ length: (until - from) / ms }, (_, i) => from + i * ms);

test('each kind has the longest silence of all its times', () => {
  const acks = Float64Array.from([...every(10, 0, 1000), ...every(10, 3000, 5000)]);
  expect(faultTable([fault('kill', 100), fault('freeze', 950), fault('kill', 4000)], acks)).toEqual(
    [
      { name: 'kill', times: 2, longestSilenceSeconds: 0 },
      { name: 'freeze', times: 1, longestSilenceSeconds: 2 },
    ],
  );
});

test('what comes after the last acknowledgement of all is no silence', () => {
  const acks = Float64Array.from(every(10, 0, 1000));
  expect(faultTable([fault('kill', 500)], acks)[0]!.longestSilenceSeconds).toBe(0);
});
