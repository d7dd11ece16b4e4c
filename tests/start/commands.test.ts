import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processesOf } from '../support/processes.ts';
import { discardData, ownSettings } from '../support/site.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const OWN_DATABASE = {
  SECRET_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
  BLIND_INDEX_KEY: randomBytes(32).toString('base64url'),
  PUBLISHER_NAME: 'The Example',
  PRIVACY_CONTACT: 'privacy@news.example',
};

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

test('who asks which commands there are gets no database for it', async () => {
  await expect(pnpm('ops')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('restore D --into DATA_DIR [--until T]'),
  });
  await expect(pnpm('ops', 'backup', '--out', 'D')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is nothing to back up'),
  });

  expect(readdirSync(env.DATA_DIR!)).toEqual([]);
});

test('a backup in the data folder, which one lost disk would take with it, is refused', async () => {
  const link = join(elsewhere, 'link');
  symlinkSync(env.DATA_DIR!, link);
  for (const out of ['.', 'backups', 'a/../b/c']) {
    for (const folder of [env.DATA_DIR!, link]) {
      await expect(pnpm('ops', 'backup', '--out', `${folder}/${out}`)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/lies in the data folder .*one lost disk would take both/),
      });
    }
  }
  await expect(pnpm('ops', 'backup', '--out', `${env.DATA_DIR}-backups`)).rejects.toMatchObject({
    stderr: expect.stringContaining('there is nothing to back up'),
  });
  expect(readdirSync(env.DATA_DIR!)).toEqual([]);
});

test('a database of your own is told which tools it has', async () => {
  const settings = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', ...OWN_DATABASE };
  const [file = '', ...args] = [join(root, 'pnpm'), 'ops', 'backup', '--out', 'D'];
  const own = run(file, args, { cwd: elsewhere, env: { ...process.env, ...env, ...settings } });

  await expect(own).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^This knows the embedded Postgres only\. .*pgBackRest/m),
  });
});

test('an operator command reads files where it is typed, and leaves Postgres as it found it', async () => {
  const { stderr } = await pnpm('ops', 'import-article', 'article.txt');

  expect(stderr).toContain(`There was no database in ${env.DATA_DIR}`);
  expect(processesOf(env.DATA_DIR!)).toEqual([]);
});

test('a command that fails says so with its status', async () => {
  await expect(pnpm('ops', 'import-article', 'missing.txt')).rejects.toMatchObject({
    code: 1,
    stderr: expect.not.stringContaining('There was no database'),
  });
});

test('./pnpm is the pnpm that the bootstrap brings', async () => {
  const version = /PNPM = '(.*)'/.exec(
    readFileSync(join(root, 'scripts/bootstrap.mjs'), 'utf8'),
  )![1];

  expect((await pnpm('--version')).stdout.trim()).toBe(version);
});
