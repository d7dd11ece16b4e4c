import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitOf } from './commit.ts';

test('a report names the commit, and that there were changes; without git it says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(commitOf(folder)).toMatch(/^unknown/);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '--allow-empty', '-m', 'One');
  expect(commitOf(folder)).toMatch(/^[0-9a-f]{40,64}$/);
  writeFileSync(join(folder, 'new'), '');
  expect(commitOf(folder)).toMatch(/^[0-9a-f]{40,64} and changes$/);
});
