import { existsSync, globSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { between, pick } from '../random.ts';
import type { Arena, Strike } from './strike.ts';

const LIBRARIES = '/usr/lib/*/faketime/libfaketimeMT.so.1';

/** One API's clock is an hour off for a while: its web site, its database and the other API know better. */
export const clockJump: Strike = {
  name: 'the clock of an API jumps by an hour',
  weight: 2,
  missing: () =>
    clockLibrary() === undefined
      ? 'there is no libfaketime (Debian: apt-get install faketime)'
      : undefined,
  async strike({ site, clockFile, random, signal }: Arena) {
    const jump = pick(random, ['+3600', '-3600']);
    writeFileSync(clockFile, `${jump}\n`);
    await sleep(between(random, 2_000, 5_000), undefined, { signal }).catch(() => {});
    const ahead = await secondsAhead(site.apiPorts[1]);
    writeFileSync(clockFile, '+0\n');
    // Killed meanwhile, or never moved: then nothing has struck.
    return Math.abs(ahead) > 3_000 ? `${jump} s, and back` : undefined;
  },
};

/** By the date that every answer carries. */
async function secondsAhead(port: number): Promise<number> {
  const signal = AbortSignal.timeout(2_000);
  const response = await fetch(`http://127.0.0.1:${port}/health/live`, { signal }).catch(
    () => null,
  );
  await response?.body?.cancel().catch(() => {});
  const date = response?.headers.get('date');
  return date ? (Date.parse(date) - Date.now()) / 1000 : 0;
}

/** What makes a process read its clock from a file; undefined where it cannot be had. */
export function clockEnvironment(clockFile: string): Record<string, string> | undefined {
  const library = clockLibrary();
  if (!library) return undefined;
  writeFileSync(clockFile, '+0\n');
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clockFile,
    FAKETIME_CACHE_DURATION: '1',
    // Timers go by a clock that nobody sets.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}

function clockLibrary(): string | undefined {
  return globSync(LIBRARIES).find((file) => existsSync(file));
}
