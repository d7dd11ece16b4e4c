import {
  EraseSignatureDocument,
  RequestSignatureLinkDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ops, opsWithInput } from '../../../test/ops.ts';
import { counts, linkTo, PETITION, recounted, signAndConfirm } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createWriterPool } from '../../platform/db.ts';
import { eraseAgain, type JournalEntry } from './erasure-journal.ts';

const PEOPLE = ['ann', 'bob', 'cid'].map((name) => `${name}@example.org`);
const TABLES = [
  ...['signatures', 'contacts', 'deliveries', 'petition_tallies', 'petition_country_tallies'],
  ...['petition_source_tallies', 'petition_minutes', 'ledger', 'erasures'],
  ...['newest_supporters', 'disowned_signatures', 'suppressions', 'decision_members'],
];
const folder = mkdtempSync(join(tmpdir(), 'journal-'));
let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await createWorld();
  pool = createWriterPool(world.config.settings.databaseUrl!, 'journal test', 1);
});
afterAll(async () => {
  await pool.end();
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await emptyTables(world);
  for (const email of PEOPLE) await signAndConfirm(world, { email });
});

async function erase(email: string): Promise<void> {
  await world.owner.query('update contacts set caps_reset_at = now()');
  const input = { email, petition: PETITION };
  await world.request(RequestSignatureLinkDocument, { input });
  await world.deliver();
  const token = linkTo(world, email, 'signature');
  const { errors } = await world.request(EraseSignatureDocument, { input: { token } });
  if (errors) throw new Error('not erased');
}

async function journal(): Promise<JournalEntry[]> {
  const { rows } = await world.owner.query<JournalEntry>(
    `select id::text, petition_id::text as petition, encode(tag, 'hex') as tag,
       floor(extract(epoch from erased_at) * 1000)::float8 as at from erasures`,
  );
  return rows;
}

/** Does something, and then restores the database as it was before. */
async function andRestore(act: () => Promise<void>): Promise<JournalEntry[]> {
  await world.owner.query('drop schema if exists kept cascade; create schema kept');
  for (const table of TABLES)
    await world.owner.query(`create table kept.${table} as select * from ${table}`);
  await act();
  const entries = await journal();
  await world.owner.query(`truncate ${TABLES.join()}`);
  for (const table of TABLES) {
    await world.owner.query(
      `insert into ${table} overriding system value select * from kept.${table}`,
    );
  }
  await world.owner.query('drop schema kept cascade');
  return entries;
}
const doAgain = (entries: JournalEntry[]) => eraseAgain(pool, world.config.keyring, entries);
const again = async (entries: JournalEntry[]) => (await doAgain(entries))!.erased;

describe('a database that is restored to a moment before an erasure', () => {
  test('forgets again whom it had forgotten, and nobody else', async () => {
    const entries = await andRestore(async () => {
      await erase(PEOPLE[0]!);
      await erase(PEOPLE[2]!);
    });
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
    expect(await again(entries)).toBe(2);
    expect(await counts(world)).toMatchObject({
      confirmed: 1,
      withdrawn: 2,
      ledger: { erased: 2 },
    });
    expect(await counts(world)).toMatchObject(await recounted(world));
    const { rows } = await world.owner.query('select count(*)::int as contacts from contacts');
    expect(rows[0]).toEqual({ contacts: 1 });
    expect(await journal()).toHaveLength(2);
  });

  test('does nothing the second time', async () => {
    const entries = await andRestore(() => erase(PEOPLE[0]!));
    await again(entries);
    const before = await counts(world);
    expect(await again(entries)).toBe(0);
    expect(await counts(world)).toEqual(before);
  });

  test('keeps who signed again after that, however often it is done', async () => {
    const entries = await andRestore(() => erase(PEOPLE[0]!));
    expect(await again(entries)).toBe(1);
    await signAndConfirm(world, { email: PEOPLE[0] });
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
    expect(await again([...entries, ...(await journal())])).toBe(0);
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
  });

  test('keeps who signed again after erasing, where both are in it', async () => {
    await erase(PEOPLE[0]!);
    await signAndConfirm(world, { email: PEOPLE[0] });
    const entries = await andRestore(() => erase(PEOPLE[1]!));
    expect(entries).toHaveLength(2);
    expect(await again(entries)).toBe(1);
    expect(await counts(world)).toMatchObject({ confirmed: 2, withdrawn: 2 });
  });

  test('is not asked for more than it has', async () => {
    const other = {
      id: '7',
      petition: '00000000-0000-4000-8000-000000000000',
      tag: 'a'.repeat(64),
      at: Date.now(),
    };
    expect(await again([other])).toBe(0);
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
  });
});

describe('a database that is restored to a moment before "never write to me"', () => {
  const suppressed = async () => (await world.owner.query('select from suppressions')).rowCount;
  async function suppress(email: string): Promise<void> {
    await world.deliver();
    const token = linkTo(world, email, 'unsubscribe');
    await fetch(`${world.url}/unsubscribe/${token}`, { method: 'POST' });
  }

  test('writes to nobody who had said so, and says how many that were', async () => {
    await suppress(PEOPLE[0]!);
    const entries = await andRestore(async () => {
      await suppress(PEOPLE[1]!);
      await suppress(PEOPLE[1]!);
    });
    expect(entries).toHaveLength(2);
    expect(await suppressed()).toBe(1);
    expect(await doAgain(entries)).toMatchObject({ erased: 0, suppressed: 1 });
    expect(await suppressed()).toBe(2);
    expect(await doAgain([...entries, ...(await journal())])).toMatchObject({ suppressed: 0 });
  });

  const allow = async (email: string) => {
    const { stdout } = await opsWithInput(world, email, 'allow-mail');
    expect(stdout).toBe('Mails to that address go out again.\n');
  };

  test('writes again to who took it back, whichever of the two it had heard of', async () => {
    await suppress(PEOPLE[0]!);
    const entries = await andRestore(async () => {
      await suppress(PEOPLE[1]!);
      await allow(PEOPLE[1]!);
      await allow(PEOPLE[0]!);
    });
    expect(await suppressed()).toBe(1);
    expect(await doAgain(entries)).toEqual({ erased: 0, suppressed: 0, allowed: 1 });
    expect(await suppressed()).toBe(0);
    expect(await doAgain(entries)).toEqual({ erased: 0, suppressed: 0, allowed: 0 });
  });

  test('writes to nobody who took it back and said it again', async () => {
    const entries = await andRestore(async () => {
      await suppress(PEOPLE[0]!);
      await allow(PEOPLE[0]!);
      await suppress(PEOPLE[0]!);
    });
    expect(await doAgain(entries)).toMatchObject({ suppressed: 1, allowed: 0 });
    expect(await suppressed()).toBe(1);
  });

  test('believes its own journal where that is newer than the list', async () => {
    await suppress(PEOPLE[0]!);
    const list = await journal();
    await allow(PEOPLE[0]!);
    const longer = await journal();
    expect(await doAgain(list)).toMatchObject({ suppressed: 0 });
    await suppress(PEOPLE[0]!);
    expect(await doAgain(longer)).toMatchObject({ allowed: 0 });
    expect(await suppressed()).toBe(1);
  });
});

describe('erase-again', () => {
  const file = (content: string) => {
    const path = join(folder, 'erasures.jsonl');
    writeFileSync(path, content);
    return path;
  };

  test('takes the list that lies beside a backup', async () => {
    const entries = await andRestore(() => erase(PEOPLE[0]!));
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    expect(await ops(world, 'erase-again', file(lines))).toEqual({
      ...{
        status: 0,
        stdout: 'Erased again: 1\nNot to be written to, again: 0\nTo be written to, again: 0\n',
        stderr: '',
      },
    });
    expect(await counts(world)).toMatchObject({ confirmed: 2 });
  });

  test('refuses to look with other keys, with which it would recognise nobody', async () => {
    const entries = await andRestore(() => erase(PEOPLE[0]!));
    const list = file(`${JSON.stringify(entries[0])}\n`);
    for (const name of Object.keys(world.keys) as (keyof World['keys'])[]) {
      const other = randomBytes(32).toString('base64url');
      const keys = { ...world.keys, [name]: name === 'SECRET_KEYS' ? `k1:${other}` : other };
      const done = await ops({ ...world, keys }, 'erase-again', list);
      expect([done.status, done.stderr]).toEqual([
        ...[1, expect.stringContaining('not the keys of this database; nothing was erased')],
      ]);
    }
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
  });

  test.each([
    'not JSON\n',
    '{"id":"1"}\n',
    '{"id":"1","petition":"x","tag":"y","at":1}\n',
    'null\n',
    `{"id":"1","petition":null,"tag":"${'a'.repeat(64)}","at":1}\n`,
    `{"id":"1","petition":null,"tag":"01${'a'.repeat(32)}","at":1}\n`,
    `{"id":"1","petition":"00000000-0000-4000-8000-000000000000","tag":"${'a'.repeat(32)}","at":1}\n`,
  ])('refuses %j, and erases nothing', async (content) => {
    const { status, stderr } = await ops(world, 'erase-again', file(content));
    expect(status).toBe(1);
    expect(stderr).toContain('line 1, is no erasure; nothing was erased.');
    expect(await counts(world)).toMatchObject({ confirmed: 3 });
  });

  test('refuses a file that is not there', async () => {
    expect((await ops(world, 'erase-again', join(folder, 'none'))).status).toBe(1);
    expect((await ops(world, 'erase-again')).status).toBe(1);
  });
});
