import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Archive, archiveNow } from '../../scripts/backup/archive.ts';
import { restore } from '../../scripts/backup/restore.ts';
import { openSession } from '../../scripts/backup/server.ts';
import type { Cluster } from '../../scripts/postgres.ts';
import { ask, backUp, createNotes, notesIn, write } from '../support/backed-up.ts';
import { discardCluster } from '../support/discard-cluster.ts';
import { withFileFault } from '../support/failing-files.ts';
import { discardData, newDataDir } from '../support/site.ts';

vi.mock('node:fs/promises', async (original) => {
  const { failingFiles } = await import('../support/failing-files.ts');
  return failingFiles(await original<typeof import('node:fs/promises')>());
});

const MOMENTS = ['before', 'after'] as const;

let cluster: Cluster;
let home: string;
let out: string;
let session: pg.Client;
beforeAll(async () => {
  home = newDataDir();
  out = join(home, 'backups');
  cluster = await createNotes(newDataDir());
  session = await openSession(cluster);
});
afterAll(async () => {
  await session.end();
  await discardCluster(cluster);
  rmSync(home, { recursive: true });
});

const notes: string[] = [];
async function note(text: string): Promise<void> {
  notes.push(text);
  await write(cluster, text);
}

async function restored(): Promise<unknown[]> {
  const into = join(home, 'restored');
  await restore(out, into, undefined);
  const found = await notesIn(into);
  discardData(into);
  return found;
}

/** Which of so many operations fail: the last ones; with more time also some of the thousands before. */
function places(last: number): ((count: number) => number)[] {
  const lastOnes = Array.from({ length: last }, (_, i) => (count: number) => count - last + 1 + i);
  if (process.env.CHECK_LONG !== 'yes') return lastOnes.slice(-2);
  const early = [1, 2, 3, 10].map((at) => () => at);
  return [...early, ...[3, 2].map((part) => (n: number) => Math.floor(n / part)), ...lastOnes];
}

/** Does the work once in peace, and then with one operation after another that fails. */
async function failing(
  last: number,
  work: () => Promise<unknown>,
  check: (when: string) => unknown,
): Promise<void> {
  let { seen } = await withFileFault(Infinity, 'before', work);
  await check('in peace');
  for (const [i, place] of places(last).entries()) {
    const moment = MOMENTS[i % 2]!;
    let hit: string | null = null;
    for (let tries = 0; !hit && tries < 5; tries += 1) {
      const fault = await withFileFault(place(seen), moment, work);
      hit = fault.hit;
      await check(`${moment} ${hit}`);
      // Their number varies: this time there were fewer, and none failed.
      if (!hit) seen = fault.seen;
    }
    expect(hit, `${moment} ${place(seen)} of ${seen}`).not.toBeNull();
  }
}

test('a backup during which the disk fails leaves nothing half done, and the next one is whole', async () => {
  await note('before all');
  await failing(
    16,
    () => backUp(cluster, out),
    (when) => {
      const unfinished = readdirSync(out).filter((name) => name.startsWith('unfinished'));
      expect(unfinished, when).toEqual([]);
    },
  );
  await note('after all');
  await backUp(cluster, out);

  expect(await restored()).toEqual(['after all', 'before all']);
}, 300_000);

test('the copy of the log goes on after any file operation failed, and lacks nothing', async () => {
  rmSync(out, { recursive: true });
  await backUp(cluster, out);
  for (const moment of MOMENTS) {
    const archive: Archive = { cluster, coveredAt: 0 };
    for (let at = 1; ; at += 1) {
      await note(`${moment} ${String(at)}`);
      if (at % 7 === 0) await ask(cluster, 'select pg_switch_wal()');
      const { hit } = await withFileFault(at, moment, () => archiveNow(session, archive));
      await archiveNow(session, archive);
      if (!hit) break;
    }
  }

  expect(notes.length).toBeGreaterThan(20);
  expect(await restored()).toEqual([...notes].sort());
}, 300_000);

test('a restore during which the disk fails leaves a whole database or none, and can be made again', async () => {
  const into = join(home, 'restored');
  await failing(
    6,
    () => restore(out, into, undefined),
    async (when) => {
      if (!existsSync(join(into, 'postgres'))) return;
      expect(await notesIn(into), when).toEqual([...notes].sort());
      discardData(into);
    },
  );

  expect(await restored()).toEqual([...notes].sort());
}, 300_000);
