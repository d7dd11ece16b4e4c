import { expect, test, vi } from 'vitest';
import { runCommand } from './run-command.ts';

async function complaint(...args: string[]): Promise<string> {
  let said = '';
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  const status = await runCommand(args);
  spy.mockRestore();
  expect(status).toBe(1);
  return said;
}

test.each([
  [['backup']],
  [['backup', '--out']],
  [['backup', '--to', 'D']],
  [['restore', 'D']],
  [['restore', '--into', 'X']],
  [['restore', 'D', 'E', '--into', 'X']],
])('%j says how it is used', async (args) => {
  expect(await complaint(...args)).toMatch(
    /^Usage: ops (backup --out D|restore D --into DATA_DIR \[--until T\])\n$/,
  );
});

test.each([
  [['backup', '--out', 'D'], /pg_basebackup with a WAL archive, pgBackRest/],
  [['restore', 'D', '--into', 'X', '--until', 'T'], /recovery_target_time, pgBackRest/],
])('%j of a Postgres of your own names its tools', async (args, tools) => {
  const said = await complaint(...args);
  expect(said).toMatch(tools);
  expect(said).toContain('Keep SECRET_KEYS and BLIND_INDEX_KEY apart from its backups.');
  expect(said.trim().split('\n')).toHaveLength(1);
});
