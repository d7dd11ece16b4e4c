import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { totals } from '../../scripts/test/totals.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totals-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function reported(counts: Record<string, number>): string {
  const file = join(folder, 'report.json');
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ ...none, ...counts }));
  return file;
}

test('the last line counts what passed, failed and was left out', () => {
  const file = reported({ numPassedTests: 7, numPendingTests: 2, numTodoTests: 1 });

  expect(totals(file, 0)).toEqual({ passed: 7, failed: 0, skipped: 3 });
});

test('a run that failed without a failed test has failed', () => {
  const file = reported({ numPassedTests: 7 });

  expect(totals(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('a run that left no report has failed', () => {
  expect(totals(join(folder, 'none.json'), 0).failed).toBe(1);
});
