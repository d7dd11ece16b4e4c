import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Archive, archiveNow } from '../../scripts/backup/archive.ts';
import { endArchiveTarget } from '../../scripts/backup/archive-target.ts';
import { archiveOnce } from '../../scripts/backup/archiving.ts';
import { restore } from '../../scripts/backup/restore.ts';
import { openSession } from '../../scripts/backup/server.ts';
import type { Cluster } from '../../scripts/postgres.ts';
import {
  ask,
  backUp,
  createNotes,
  logOf,
  nextSegment,
  notesIn,
  write,
  writeMuch,
} from '../support/backed-up.ts';
import { discardCluster } from '../support/discard-cluster.ts';
import { discardData, newDataDir } from '../support/site.ts';

let cluster: Cluster;
let home: string;
let out: string;
let session: pg.Client;
let archive: Archive;
beforeAll(async () => {
  home = newDataDir();
  cluster = await createNotes(newDataDir());
  session = await openSession(cluster);
});
afterAll(async () => {
  await session.end();
  await discardCluster(cluster);
  rmSync(home, { recursive: true });
});
beforeEach(async () => {
  out = join(home, `backups-${Math.random()}`);
  archive = { cluster, coveredAt: 0 };
  await ask(cluster, 'truncate notes');
});
afterEach(() => {
  for (const name of readdirSync(home)) discardData(join(home, name));
});

const archiving = () => archiveNow(session, archive);
async function restored(until?: string): Promise<unknown[]> {
  const into = join(home, `restored-${Math.random()}`);
  await restore(out, into, until);
  return notesIn(into);
}
async function now(): Promise<string> {
  const [row] = await ask(cluster, 'select clock_timestamp() as at');
  await new Promise((resolve) => setTimeout(resolve, 10));
  return (row!.at as Date).toISOString();
}

test('the copy lacks nothing after its folder was away, its last piece torn, and two copied at once', async () => {
  const set = await backUp(cluster, out);
  await archiving();

  renameSync(out, `${out}.away`);
  await write(cluster, 'while it was away');
  await writeMuch(cluster);
  await ask(cluster, 'checkpoint');
  await expect(archiving()).rejects.toThrow(/manifest.json cannot be read \(ENOENT\)/);
  renameSync(`${out}.away`, out);
  await archiving();

  // As a loss of power may leave it: longer than what is known to be on the disk.
  const growing = readdirSync(logOf(set)).find((name) => name.endsWith('.partial'))!;
  appendFileSync(join(logOf(set), growing), Buffer.alloc(5_000));
  await write(cluster, 'when it was torn');
  archive = { cluster, coveredAt: 0 };
  await archiving();

  const other = await openSession(cluster);
  const theirs: Archive = { cluster, coveredAt: 0 };
  const notes = Array.from({ length: 20 }, (_, i) => `by two, ${String(i).padStart(2, '0')}`);
  for (const note of notes) {
    await write(cluster, note);
    await Promise.all([archiving(), archiveNow(other, theirs)]);
  }
  await other.end();
  expect(await restored()).toEqual([...notes, 'when it was torn', 'while it was away']);
});

test('changes that could not be kept end the copy plainly, and the next backup begins a new one', async () => {
  const set = await backUp(cluster, out);
  await write(cluster, 'kept');
  await archiving();
  await ask(cluster, `select pg_drop_replication_slot('undersigned_archive')`);
  for (let i = 0; i < 3; i++) {
    await nextSegment(cluster);
    await ask(cluster, 'checkpoint');
  }

  await expect(archiving()).rejects.toThrow(`${set} could not be written to for so long`);
  await archiving();
  expect(await restored()).toEqual(['kept']);
  await write(cluster, 'later');
  await backUp(cluster, out);
  expect(await restored()).toEqual(['kept', 'later']);
});

test('what is erased is listed beside the backups, also where the log can follow no longer', async () => {
  const set = await backUp(cluster, out);
  await ask(
    cluster,
    `create table erasures (id bigint primary key generated always as identity,
       petition_id uuid, tag bytea not null, erased_at timestamptz not null default now())`,
  );
  const erase = () => ask(cluster, `insert into erasures (tag) values ('\\x07')`);
  const listed = () => readFileSync(join(out, 'erasures.jsonl'), 'utf8').split('\n').length - 1;
  await erase();
  await archiveOnce(cluster);
  expect(listed()).toBe(1);

  await endArchiveTarget(cluster.dir);
  await erase();
  await archiveOnce(cluster);
  expect(listed()).toBe(2);

  // Away, it is not begun anew where it stood.
  renameSync(out, `${out}.away`);
  mkdirSync(out);
  await erase();
  await archiveOnce(cluster);
  expect(readdirSync(out)).toEqual([]);
  rmSync(out, { recursive: true });
  renameSync(`${out}.away`, out);
  await archiveOnce(cluster);
  expect(listed()).toBe(3);
  expect(existsSync(set)).toBe(true);
  await ask(cluster, 'drop table erasures');
});

test('of several backups in a folder each brings back the moments up to the next', async () => {
  await backUp(cluster, out);
  const moments = [];
  for (const note of ['1', '2', '3', '4']) {
    if (note === '3') await backUp(cluster, out);
    await write(cluster, note);
    moments.push(await now());
    await archiving();
  }

  expect(await restored(moments[1])).toEqual(['1', '2']);
  expect(await restored(moments[2])).toEqual(['1', '2', '3']);
});

test('a backup is refused in a folder that holds other things, and while another one is made', async () => {
  const theirs = join(home, 'theirs');
  mkdirSync(theirs);
  writeFileSync(join(theirs, 'holiday.jpg'), '');
  await expect(backUp(cluster, theirs)).rejects.toThrow(/holds other things \(holiday.jpg\)/);
  const both = await Promise.allSettled([backUp(cluster, out), backUp(cluster, out)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(readdirSync(out)).toHaveLength(1);
});

test('what a backup left that was killed is no backup, and is swept up by the next one', async () => {
  const set = await backUp(cluster, out);
  const { log } = JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8'));
  const left = join(out, `unfinished-${log.systemIdentifier}-${basename(set)}`);
  renameSync(set, left);
  await expect(restored()).rejects.toThrow(/was never finished/);

  await backUp(cluster, out);

  expect(existsSync(left)).toBe(false);
});
