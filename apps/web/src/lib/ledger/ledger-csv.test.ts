import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { ledgerCsv } from './ledger-csv.ts';

const REASONS = [
  '=1+1',
  '＝1+1',
  'Entered;=1+1',
  'Entered; +1+1',
  'Entered"; @SUM(1)',
  `Entered;"=cmd|' /C calc'!A0`,
  'Entered|-1+1',
];
/** What a spreadsheet takes for the beginning of a formula. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;

const day = '2022-03-12';
const at = '2022-03-12T10:57:03.120Z';
const none = { withdrawn: 0, erased: 0, held: 0, released: 0, invalidated: 0, reinstated: 0 };
const written = (reason: string) => {
  const one = { day, at, kind: 'OFFLINE', change: 1, role: 'ADMIN', reason } as const;
  // The second one begins a line of its own, which is a row of its own where the quotes are not seen.
  const reasons = [one, { ...one, reason: `=${reason}` }];
  const days = [{ day, total: 5, changes: { confirmed: 0, offline: 5, ...none } }];
  return ledgerCsv({ days, reasons } as unknown as Parameters<typeof ledgerCsv>[0]);
};

// Where numbers have a comma, spreadsheets end a cell at a semicolon, whatever quotes say further on.
test.each([',', ';', '\t', '|'])('no reason is a formula where %j ends a cell', (delimiter) => {
  for (const reason of REASONS) {
    const options = { delimiter, relax_column_count: true, relax_quotes: true };
    const cells = (parse(written(reason), options) as string[][]).flat();
    expect([reason, cells.filter((cell) => RUNS.test(cell))]).toEqual([reason, []]);
  }
});

test('who approved it is told by their role', () => {
  const one = { day, at, kind: 'INVALIDATED', change: -1, role: 'ADMIN', reason: 'One machine' };
  const reasons = [{ ...one, approverRole: 'CAMPAIGNER' }];
  const days = [{ day, total: 5, changes: { confirmed: 6, offline: 0, ...none } }];
  const csv = ledgerCsv({ days, reasons } as unknown as Parameters<typeof ledgerCsv>[0]);
  expect(csv).toContain(
    'One machine [INVALIDATED -1, ADMIN, approverRole=CAMPAIGNER, 2022-03-12T10:57:03.120Z]',
  );
});

test('a reason that would run nowhere is told word for word', () => {
  const reason = 'Sheets from Kyiv; 195 of them - all readable, "as sent"';
  const [row] = parse(written(reason), { columns: true }) as { reasons: string }[];
  expect(row!.reasons.split('\n')[0]).toBe(`${reason} [OFFLINE 1, ADMIN, ${at}]`);
});
