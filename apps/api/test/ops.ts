import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import { runCommand } from '../src/ops/run-command.ts';
import type { World } from './world.ts';

export type Run = { status: number; stdout: string; stderr: string };

/** Runs an operator's command on the world's database, as `pnpm ops` does. */
export async function ops(world: World, ...args: string[]): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      output[stream] += String(chunk);
      return true;
    }),
  );
  const env = {
    DATABASE_URL: world.database.databaseUrl,
    DATABASE_OWNER_URL: world.database.ownerUrl,
    ...world.keys,
    PUBLISHER_NAME: 'The Example',
    PRIVACY_CONTACT: 'privacy@news.example',
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return { status: await runCommand(args), ...output };
  } finally {
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** The same, with this on standard input. */
export async function opsWithInput(
  world: World,
  input: string | Uint8Array,
  ...args: string[]
): Promise<Run> {
  const stdin = Readable.from([Buffer.from(input)], { objectMode: false }) as typeof process.stdin;
  const spy = vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin);
  try {
    return await ops(world, ...args);
  } finally {
    spy.mockRestore();
  }
}

/** A file that is gone after the test. */
export function file(content: string | Uint8Array, name = 'text.txt'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'undersigned-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
}
