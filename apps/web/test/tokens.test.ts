import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = new URL('../src', import.meta.url).pathname;

test('every token is used, so that the list of them is the look', () => {
  const tokens = readFileSync(join(source, 'styles/tokens.css'), 'utf8');
  const names = new Set([...tokens.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name!));
  const used = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:svelte|css)$/.test(file))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
  expect(names.size).toBeGreaterThan(40);
  expect([...names].filter((name) => !used.includes(`var(${name})`))).toEqual([]);
});
