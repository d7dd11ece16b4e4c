import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processesOf } from '../support/processes.ts';
import { discardData, ownSettings } from '../support/site.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let env: Record<string, string>;
let elsewhere: string;
beforeAll(async () => {
  env = await ownSettings();
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  const article = 'A headline for the desk\n\nA first paragraph of it.\n\nA second one.\n';
  writeFileSync(join(elsewhere, 'article.txt'), article);
});
afterAll(() => {
  discardData(env.DATA_DIR!);
  rmSync(elsewhere, { recursive: true });
});

const pnpm = (...args: string[]) =>
  run(join(root, 'pnpm'), args, { cwd: elsewhere, env: { ...process.env, ...env } });

test('an operator command reads files where it is typed, and leaves Postgres as it found it', async () => {
  await pnpm('ops', 'import-article', 'article.txt');

  expect(processesOf(env.DATA_DIR!)).toEqual([]);
});

test('a command that fails says so with its status', async () => {
  await expect(pnpm('ops', 'import-article', 'missing.txt')).rejects.toMatchObject({ code: 1 });
});

test('./pnpm is the pnpm that the bootstrap brings', async () => {
  const version = /PNPM = '(.*)'/.exec(
    readFileSync(join(root, 'scripts/bootstrap.mjs'), 'utf8'),
  )![1];

  expect((await pnpm('--version')).stdout.trim()).toBe(version);
});
