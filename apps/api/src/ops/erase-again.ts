import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  eraseAgain,
  type DoneAgain,
  type JournalEntry,
} from '../features/signatures/erasure-journal.ts';
import { requireConfig, type Config } from '../platform/config.ts';
import { createWriterPool } from '../platform/db.ts';
import { OpsError, UsageError } from './ops-error.ts';

/** Left in a data folder by `restore`; its name is the one that backups are kept with. */
const HANDED_OVER = 'erasures.jsonl';

const of = {
  id: v.pipe(v.string(), v.regex(/^\d{1,19}$/)),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
};
const entrySchema = v.union([
  v.strictObject({
    ...of,
    petition: v.pipe(v.string(), v.uuid()),
    tag: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  v.strictObject({
    ...of,
    petition: v.null(),
    tag: v.pipe(v.string(), v.regex(/^(?:00)?[0-9a-f]{32}$/)),
  }),
]);

/** erase-again <file>: for a database that was restored with tools of its own. */
export async function eraseAgainCommand([file, ...rest]: string[]): Promise<void> {
  if (!file || rest.length > 0) throw new UsageError();
  if (!existsSync(file)) throw new OpsError(`There is no file ${file}.`);
  const { erased, suppressed, allowed } = await doAgain(file, requireConfig());
  process.stdout.write(
    `Erased again: ${erased}\nNot to be written to, again: ${suppressed}\nTo be written to, again: ${allowed}\n`,
  );
}

/** What every start does after a restore, before anybody can see the site. Tells in a line what it did. */
export async function eraseAgainAfterRestore(config: Config): Promise<string | null> {
  const file = join(config.settings.dataDir, HANDED_OVER);
  if (!existsSync(file)) return null;
  const { erased, suppressed, allowed } = await doAgain(file, config);
  rmSync(file);
  const wishes = suppressed + allowed;
  const mails = wishes > 0 ? `, and ${counted(wishes, 'wish', 'wishes')} about mails` : '';
  const verb = erased === 1 && wishes === 0 ? 'was' : 'were';
  return `${counted(erased, 'erasure', 'erasures')} after the backup${mails} ${verb} repeated.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

async function doAgain(file: string, { settings, keyring }: Config): Promise<DoneAgain> {
  const entries = readEntries(file);
  const pool = createWriterPool(settings.databaseUrl!, 'undersigned ops', 2);
  try {
    const done = await eraseAgain(pool, keyring, entries);
    if (done) return done;
    throw new OpsError('These are not the keys of this database; nothing was erased.');
  } finally {
    await pool.end();
  }
}

function readEntries(file: string): JournalEntry[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, i) => {
    const result = v.safeParse(entrySchema, parse(line));
    if (result.success) return result.output;
    throw new OpsError(`${file}, line ${i + 1}, is no erasure; nothing was erased.`);
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
