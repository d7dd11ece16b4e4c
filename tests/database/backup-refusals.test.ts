import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archiveNow } from '../../scripts/backup/archive.ts';
import { restore } from '../../scripts/backup/restore.ts';
import { openSession } from '../../scripts/backup/server.ts';
import { type Cluster, stopCluster } from '../../scripts/postgres.ts';
import {
  backUp,
  createNotes,
  KEYS,
  logOf,
  nextSegment,
  notesIn,
  write,
} from '../support/backed-up.ts';
import { discardCluster } from '../support/discard-cluster.ts';
import { discardData, newDataDir } from '../support/site.ts';

// One whole backup, of which every test spoils a copy.
let home: string;
let whole: string;
let cluster: Cluster;
let out: string;
let set: string;
let into: string;
beforeAll(async () => {
  home = newDataDir();
  cluster = await createNotes(newDataDir());
  await write(cluster, 'before the backup');
  whole = join(home, 'whole');
  const name = basename(await backUp(cluster, whole));
  await nextSegment(cluster);
  await write(cluster, 'after it');
  const session = await openSession(cluster);
  await archiveNow(session, { cluster, coveredAt: 0 });
  await session.end();
  await stopCluster(cluster);
  set = name;
});
afterAll(async () => {
  await discardCluster(cluster);
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  out = join(home, 'copy');
  rmSync(out, { recursive: true, force: true });
  // As links: what a test spoils it replaces.
  execFileSync('cp', ['-al', whole, out]);
  into = join(home, 'restored');
  discardData(into);
});

const inSet = (...path: string[]) => join(out, set, ...path);
const manifest = () => JSON.parse(readFileSync(inSet('manifest.json'), 'utf8'));
const segments = () => readdirSync(logOf(inSet())).filter((name) => /^[0-9A-F]{24}/.test(name));

const covered = () => JSON.parse(readFileSync(join(logOf(inSet()), 'covered.json'), 'utf8'));

function putKeys(secretKeys: string, blindIndexKey: string): void {
  mkdirSync(join(into, 'keys'), { recursive: true });
  writeFileSync(join(into, 'keys/secret-keys'), secretKeys);
  writeFileSync(join(into, 'keys/blind-index-key'), blindIndexKey);
}

function replace(file: string, content: string | Uint8Array): void {
  rmSync(file);
  writeFileSync(file, content);
}

function spoil(file: string, at = 0.5): void {
  const bytes = readFileSync(file);
  const place = Math.floor(bytes.length * at);
  bytes[place] = bytes[place]! ^ 1;
  replace(file, bytes);
}

async function refusal(until?: string): Promise<string> {
  const error = await restore(out, into, until).catch((reason: Error) => reason);
  expect(error, 'it was not refused').toBeInstanceOf(Error);
  // Nothing is left that could be taken for a restored database.
  expect(() => readdirSync(join(into, 'postgres'))).toThrow(/ENOENT/);
  return (error as Error).message;
}

test('a whole backup is restored up to its last moment, beside keys that are the right ones', async () => {
  putKeys(`new:AAAA,${KEYS.SECRET_KEYS}`, KEYS.BLIND_INDEX_KEY);

  const { missingKeys } = await restore(out, into, covered().at);

  expect(missingKeys).toEqual([]);
  expect(await notesIn(into)).toEqual(['after it', 'before the backup']);
});

describe('a backup that is not whole is refused', () => {
  test('because a file of the database is damaged by a single bit', async () => {
    const { path } = manifest().files.find(({ bytes }: { bytes: number }) => bytes > 100_000);
    spoil(inSet('base', path));
    expect(await refusal()).toBe(`${inSet('base', path)} is damaged.`);
  });

  test('because a file of the database is missing', async () => {
    rmSync(inSet('base/backup_label'));
    expect(await refusal()).toBe(`${inSet('base/backup_label')} is missing.`);
  });

  test.each([
    ['is damaged', (file: string) => spoil(file)],
    ['is missing', (file: string) => rmSync(file)],
  ])('because a segment of the log %s', async (what, spoilIt) => {
    const file = join(logOf(inSet()), segments()[1]!);
    expect(file).not.toMatch(/partial/);
    spoilIt(file);
    expect(await refusal()).toBe(`${file} ${what}.`);
  });

  test('because the newest part of the log is damaged', async () => {
    const file = join(logOf(inSet()), segments().at(-1)!);
    expect(file).toMatch(/partial$/);
    spoil(file, 0.01);
    expect(await refusal()).toBe(`${file} is damaged.`);
  });

  test('because it was never finished', async () => {
    renameSync(inSet(), join(out, `unfinished-1-${set}`));
    expect(await refusal()).toBe(`The backup in ${out} was never finished; it cannot be restored.`);
  });

  test('because its manifest is cut off', async () => {
    replace(inSet('manifest.json'), readFileSync(inSet('manifest.json')).subarray(0, 1000));
    expect(await refusal()).toBe(`${inSet('manifest.json')} is damaged.`);
  });

  test('because there is none', async () => {
    rmSync(inSet(), { recursive: true });
    expect(await refusal()).toBe(`There is no backup in ${out}.`);
  });
});

describe('a restore is refused', () => {
  test('into a folder that holds data, which stay', async () => {
    mkdirSync(into);
    writeFileSync(join(into, 'theirs'), 'data');
    expect(await refusal()).toMatch(/^.* is not empty \(theirs\); name a new folder/);
    expect(readdirSync(into)).toEqual(['theirs']);
  });

  test('to a moment before the backup was whole', async () => {
    const { endedAt } = manifest();
    const before = new Date(new Date(endedAt).getTime() - 1).toISOString();
    expect(await refusal(before)).toBe(
      `The earliest moment that ${out} can bring back is ${endedAt}.`,
    );
  });

  test('to a moment after the log ends', async () => {
    const { at } = covered();
    const after = new Date(new Date(at).getTime() + 1).toISOString();
    expect(await refusal(after)).toBe(
      `${inSet()} ends at ${at}; it cannot bring back a later moment.`,
    );
  });

  test.each(['yesterday', '2027-01-31', '2027-01-31T18:15:00', '2027-13-31T18:15:00Z'])(
    'to %s, which is no moment',
    async (text) =>
      expect(await refusal(text)).toMatch(/is no moment; write it with its time zone/),
  );

  test('with another release of Postgres', async () => {
    const other = { ...manifest(), postgresVersion: '17.2' };
    replace(inSet('manifest.json'), JSON.stringify(other));
    expect(await refusal()).toMatch(/was made by Postgres 17, and this is 18; restore it with/);
  });

  test('with keys that are not those of the backup', async () => {
    putKeys(KEYS.SECRET_KEYS, 'another');
    expect(await refusal()).toMatch(/blind-index-key is not the key of this backup/);
    putKeys('k1:another', KEYS.BLIND_INDEX_KEY);
    expect(await refusal()).toMatch(/secret-keys is not the key of this backup/);
  });
});
