import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOT_APPLICABLE } from './not-applicable.ts';

const RANGES = [
  [1, 72],
  [82, 84],
  [87, 94],
] as const;
const rows = RANGES.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i),
);

const sources = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'rows.test.ts')
  .map((file) => [file, withoutComments(readFileSync(join(import.meta.dirname, file), 'utf8'))]);

function withoutComments(source: string): string {
  return source.replaceAll(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm, '');
}

/** The rows that tests name first; of those that a table of attacks names, the table's. */
const tried = new Set(
  sources.flatMap(([, source = '']) => [
    ...[...source.matchAll(/['"`]row (\d+): /g)].map(([, row]) => Number(row)),
    ...(source.includes("'row %i: ")
      ? [...source.matchAll(/^ {2}\[\s*(\d+),/gm)].map(([, row]) => Number(row))
      : []),
  ]),
);

test.each(rows)('the threat of row %i is tried, or it is said why it cannot be', (row) => {
  const reason = NOT_APPLICABLE[row];
  expect(tried.has(row) !== (reason !== undefined)).toBe(true);
  if (reason !== undefined) expect(reason.length).toBeGreaterThan(20);
});

test('no row is tried or excused that the table does not have', () => {
  const named = [...tried, ...Object.keys(NOT_APPLICABLE).map(Number)];
  expect(named.filter((row) => !rows.includes(row))).toEqual([]);
});

test('no test of a row is left out, or taken to fail', () => {
  const leftOut =
    /\b(?:test|describe|it|suite|context|ctx)(?:\.\w+)*\.(?:skip|only|todo|fails|skipIf|runIf)\b/;
  expect(sources.filter(([, source = '']) => leftOut.test(source)).map(([file]) => file)).toEqual(
    [],
  );
});
