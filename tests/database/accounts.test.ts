import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { processesOf } from '../support/processes.ts';
import { runStart } from '../support/run-start.ts';
import { discardData, newDataDir, ownSettings } from '../support/site.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

let folder: string;
afterEach(() => {
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
  discardData(join(folder, 'data'));
  discardData(folder);
});

async function startTwice(dataDir: string, user?: typeof NOBODY): Promise<string[]> {
  const env = await ownSettings(dataDir);
  const outputs: string[] = [];
  for (let i = 0; i < 2; i++) {
    const run = runStart({ ...env, HOME: folder }, user ? { user } : {});
    await Promise.race([run.ready, run.ended]);
    run.process.kill('SIGTERM');
    expect(await run.ended, run.output()).toBe(0);
    outputs.push(run.output());
  }
  return outputs;
}

describe.runIf(isRoot)('started by root', () => {
  test('below a folder that only root may enter, the database lives apart, and the start says where', async () => {
    folder = newDataDir();
    chmodSync(folder, 0o700);
    const dataDir = join(folder, 'data');

    const [first, second] = await startTwice(dataDir);

    expect(first).toMatch(/its database lives in \/var\/lib\/undersigned\/\w+\/postgres\.$/m);
    expect(second).toContain('Undersigned is ready');
    expect(processesOf(folder)).toEqual([]);
  });
});

describe.runIf(isRoot)('started by somebody who is not root', () => {
  test('everything runs as that user', async () => {
    folder = newDataDir();
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    for (const path of [folder, dataDir]) chownSync(path, NOBODY.uid, NOBODY.gid);
    chmodSync(folder, 0o700);

    const [first, second] = await startTwice(dataDir, NOBODY);

    expect(first).toContain('Undersigned is ready');
    expect(first).not.toContain('/var/lib/undersigned');
    expect(second).toContain('Undersigned is ready');
  });
});
