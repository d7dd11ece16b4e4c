import { describe, expect, test, vi } from 'vitest';
import { runCommand } from './run-command.ts';

async function run(...args: string[]) {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      output[stream] += String(chunk);
      return true;
    }),
  );
  const status = await runCommand(args);
  for (const spy of spies) spy.mockRestore();
  return { status, ...output };
}

describe('an operator who knows no command by heart', () => {
  test.each(['help', '--help', '-h'])('is told by %s what each takes and does', async (name) => {
    const { status, stdout, stderr } = await run(name);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('  close-petition <slug>\n      ');
    expect(stdout).toContain('  grant-staff <email> --role VIEWER|');
    expect(stdout).toContain(
      '{slug, title, demand, addressedTo, campaign?, closesAt?, locale?, texts?}',
    );
  });

  test.each(['', 'drop-everything', 'constructor'])('is told the same after %j', async (name) => {
    const { status, stdout, stderr } = await run(name);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('  close-petition <slug>\n      ');
  });
});

test.each([
  ['import-article', /^Usage: ops import-article <file> .*--publish/],
  ['create-petition', /^Usage: ops create-petition <file\.json>\n$/],
  ['close-petition', /^Usage: ops close-petition <slug>\n$/],
  ['grant-staff', /^Usage: ops grant-staff <email> --role VIEWER\|.*ADMIN\n$/],
])('%s without what it takes says so in one line', async (name, line) => {
  const { status, stdout, stderr } = await run(name);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(line);
});
