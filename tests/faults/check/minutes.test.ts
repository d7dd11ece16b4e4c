import { expect, test } from 'vitest';
import { personOf } from '../people.ts';
import { createMinuteCheck } from './minutes.ts';
import { evidenceOf, rowOf } from './samples.ts';

const { petition } = personOf(7);
const SIGNED = ['s 7 1', 'S 7 2'];
const DISOWNED = [...SIGNED, 'd 7 3', 'D 7 4'];

type Given = { lines: string[]; row?: ReturnType<typeof rowOf>; confirmed?: number };

/** How many may have signed by the sums of the minutes, of the numbers to three. */
function accepted({ lines, row, confirmed = 0 }: Given) {
  return [0, 1, 2, 3].filter((signed) => {
    const minutes = createMinuteCheck(evidenceOf(...lines));
    if (row) minutes.see(row);
    return minutes.end([{ petition, signed, confirmed, ledger: 0 }]).count === 0;
  });
}

test('who signed is in one minute, who signed anew in two', () => {
  expect(accepted({ lines: SIGNED, row: rowOf(7) })).toEqual([1]);
  expect(accepted({ lines: SIGNED, row: rowOf(7, { isAnew: true }) })).toEqual([2]);
  expect(accepted({ lines: [] })).toEqual([0]);
});

test('who disowned their signature and was deleted is in a minute still', () => {
  expect(accepted({ lines: DISOWNED })).toEqual([1]);
  expect(accepted({ lines: DISOWNED, row: rowOf(7, { state: 'DISOWNED' }) })).toEqual([1]);
});

test('a confirmation is in a minute and in the ledger, or in neither', () => {
  expect(accepted({ lines: SIGNED, row: rowOf(7), confirmed: 1 })).toEqual([]);
});

test('a petition that has no minutes at all is not left out', () => {
  const minutes = createMinuteCheck(evidenceOf(...SIGNED));
  minutes.see(rowOf(7));
  expect(minutes.end([]).count).toBe(1);
});
