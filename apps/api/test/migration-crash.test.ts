import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  test,
  vi,
} from 'vitest';
import { migrationsFolder } from '../src/migrations-folder.ts';
import { createMigrator } from '../src/platform/db.ts';
import { migrateDatabase } from '../src/platform/migrate.ts';
import { catalogue } from './catalogue.ts';
import { loseConnections, type Moment } from './lost-connections.ts';

/** An empty database that its owner migrates. */
type Empty = { name: string; ownerUrl: string; superuser: pg.Client };

const MINUTES = 60_000;

const opened: Empty[] = [];
let whole: string[];
beforeAll(async () => {
  const reference = await emptyDatabase();
  await migrate(reference);
  whole = await catalogue(reference.superuser);
  expect(whole.length).toBeGreaterThan(300);
});
// Each time the libraries say what broke.
beforeEach(() => {
  for (const say of ['log', 'error'] as const) vi.spyOn(console, say).mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());
afterEach(dropAll);
afterAll(dropAll);

async function emptyDatabase(): Promise<Empty> {
  const { superuserUrl, ownerUrl } = inject('postgres');
  const name = `crash_${randomBytes(6).toString('hex')}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const maker = new pg.Client(superuserUrl);
  await maker.connect();
  await maker.query(`create database ${name} owner undersigned_owner`);
  await maker.end();
  const superuser = new pg.Client(at(superuserUrl));
  await superuser.connect();
  opened.push({ name, ownerUrl: at(ownerUrl), superuser });
  return opened.at(-1)!;
}

async function dropAll(): Promise<void> {
  const maker = new pg.Client(inject('postgres').superuserUrl);
  await maker.connect();
  for (const { name, superuser } of opened.splice(0)) {
    await superuser.end();
    await maker.query(`drop database ${name} with (force)`);
  }
  await maker.end();
}

function migrate({ ownerUrl }: Empty, folder = migrationsFolder): Promise<void> {
  return migrateDatabase({ ownerUrl, appUrl: inject('postgres').databaseUrl, folder });
}

/** Work that is broken off and begun again until it goes through; tells how often it was broken off. */
async function untilDone(work: () => Promise<unknown>, breakAt: (attempt: number) => unknown) {
  for (let attempt = 1; ; attempt += 1) {
    await breakAt(attempt);
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) return attempt - 1;
    if (attempt > 1_000) throw new Error('it never went through');
  }
}

async function doneIn({ superuser }: Empty): Promise<number> {
  let done = 0;
  for (const table of ['public.migrations', 'graphile_worker.migrations']) {
    const { rows } = await superuser.query(`select to_regclass($1) is not null as there`, [table]);
    if (rows[0].there) done += (await superuser.query(`select from ${table}`)).rowCount!;
  }
  return done;
}

describe('a migration is begun again and ends as if nothing had been', () => {
  test(
    'after the connection was lost before any statement, and with the answer to any',
    async () => {
      const db = await emptyDatabase();
      const struck = new Set<string>();
      let done = 0;
      let inTransaction = false;
      const decide = (text: string): Moment | null => {
        if (/^(start transaction|begin)$/i.test(text)) inTransaction = true;
        // The job library brings twenty migrations; losing what only surrounds them is tried with ours.
        if (/^begin$|pg_notify|insert into "graphile_worker"/.test(text)) return null;
        // The same words mean something else in every migration.
        const place = inTransaction ? `${done} ${text}` : text;
        if (/^commit$/i.test(text)) [inTransaction, done] = [false, done + 1];
        const moment = (['before', 'after'] as const).find((m) => !struck.has(`${m} ${place}`));
        if (moment) struck.add(`${moment} ${place}`);
        return moment ?? null;
      };
      let restore = () => {};
      const breaks = await untilDone(
        () => migrate(db).finally(() => restore()),
        async () => {
          [done, inTransaction] = [await doneIn(db), false];
          restore = loseConnections(decide);
        },
      );

      expect(breaks).toBeGreaterThan(2 * (whole.filter(isMigration).length * 4 + 12));
      expect(await catalogue(db.superuser)).toEqual(whole);
    },
    3 * MINUTES,
  );

  test(
    'after the server broke it off inside any statement that changes the schema',
    async () => {
      const db = await emptyDatabase();
      const breaks = await breakInside(db, () => migrate(db));

      expect(breaks).toBeGreaterThan(150);
      expect(await catalogue(db.superuser)).toEqual(whole);
    },
    3 * MINUTES,
  );
});

describe('each migration', () => {
  test(
    'is there as a whole or not at all, and its way back leads to where it came from',
    async () => {
      const db = await emptyDatabase();
      const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
      const files = readdirSync(migrationsFolder).filter((file) => file.endsWith('.up.sql'));
      const states: string[][] = [];
      const atMost = async (expected: string[][]) =>
        expect(expected).toContainEqual(await catalogue(db.superuser));
      const step = (direction: 'runMigrations' | 'undoLastMigration') => async () => {
        const migrator = await createMigrator(db.ownerUrl, folder).initialize();
        await migrator[direction]().finally(() => migrator.destroy());
      };
      for (const file of ['', ...files.sort()]) {
        for (const one of [file, file.replace('.up.', '.down.')].filter(Boolean)) {
          cpSync(path.join(migrationsFolder, one), path.join(folder, one));
        }
        const before = states.at(-1);
        await breakInside(db, step('runMigrations'), before && (() => atMost([before])));
        states.push(await catalogue(db.superuser));
      }
      for (let before = states.pop()!; states.length > 0; before = states.pop()!) {
        await breakInside(db, step('undoLastMigration'), () => atMost([before]));
        await atMost([states.at(-1)!]);
      }
      rmSync(folder, { recursive: true });
    },
    3 * MINUTES,
  );
});

/**
 * Lets the server end the session at the first change of the schema, then at the second, and so on.
 * Whenever something has been kept it begins with the first one again.
 */
async function breakInside(
  db: Empty,
  work: () => Promise<unknown>,
  afterwards?: () => Promise<void>,
): Promise<number> {
  const { superuser } = db;
  await superuser.query(CRASH_AT);
  let at = 0;
  let done = -1;
  return untilDone(work, async (attempt) => {
    const now = await doneIn(db);
    at = now === done ? at + 1 : Math.min(attempt, 2);
    done = now;
    if (attempt > 1) await afterwards?.();
    await superuser.query(`update crash.plan set at = $1`, [at]);
    await superuser.query(`select setval('crash.count', 1, false)`);
  });
}

// A sequence counts on, whatever is rolled back.
const CRASH_AT = `
  create schema if not exists crash;
  create sequence if not exists crash.count;
  create table if not exists crash.plan as select 0 as at;
  create or replace function crash.strike() returns event_trigger language plpgsql security definer as $$
  begin
    if session_user <> 'postgres' and nextval('crash.count') = (select at from crash.plan) then
      perform pg_terminate_backend(pg_backend_pid());
      perform pg_sleep(10);
    end if;
  end $$;
  drop event trigger if exists crash;
  create event trigger crash on ddl_command_end execute function crash.strike()`;

function isMigration(line: string): boolean {
  return line.startsWith('done ');
}
