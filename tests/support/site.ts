import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { settingNames } from '../../packages/shared/src/settings.ts';
import { freePorts } from './ports.ts';
import { runStart } from './run-start.ts';

export interface Site {
  readonly origin: string;
  readonly apiUrl: string;
  readonly mailboxUrl: string;
  readonly staff: { readonly email: string; readonly password: string };
  readonly env: Record<string, string>;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it in order. Its data stay, for another start with the same settings. */
  stop(): Promise<void>;
  /** Ends it and removes its data. */
  discard(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** A whole site, started just as `npm start` does, on ports and data of its own. */
export async function startSite(settings: Record<string, string> = {}): Promise<Site> {
  const env = { ...(await ownSettings(settings.DATA_DIR)), ...settings };
  const run = runStart(env);
  const isReady = await Promise.race([run.ready.then(() => true), run.ended.then(() => false)]);
  if (!isReady) throw new Error(`The site did not start:\n${run.output()}`);
  const stop = async () => {
    run.process.kill('SIGTERM');
    await run.ended;
  };
  return {
    origin: `http://localhost:${env.WEB_PORT}`,
    apiUrl: `http://127.0.0.1:${env.API_PORT}`,
    mailboxUrl: `http://127.0.0.1:${env.MAILBOX_PORT}`,
    staff: { email: env.STAFF_EMAIL!, password: env.STAFF_PASSWORD! },
    env,
    process: run.process,
    output: run.output,
    stop,
    discard: async () => {
      await stop();
      discardData(env.DATA_DIR!);
    },
  };
}

/** Nobody's environment and nobody's `.env` reach a site under test: an empty value beats both. */
export async function ownSettings(dataDir = newDataDir()): Promise<Record<string, string>> {
  const unset = Object.fromEntries(settingNames.map((name) => [name, '']));
  const ports = await freePorts(
    ...(['WEB_PORT', 'API_PORT', 'POSTGRES_PORT', 'MAILBOX_PORT', 'MAILBOX_SMTP_PORT'] as const),
  );
  const portSettings = Object.fromEntries(Object.entries(ports).map(([k, v]) => [k, String(v)]));
  const staff = { STAFF_EMAIL: 'edith@newsroom.example', STAFF_PASSWORD: 'correct horse battery' };
  return { ...unset, ...portSettings, ...staff, DATA_DIR: dataDir };
}

export function newDataDir(): string {
  mkdirSync(join(root, '.test'), { recursive: true });
  const folder = mkdtempSync(join(root, '.test/site-'));
  // Postgres runs as another user where root runs the tests, and has to get in.
  chmodSync(folder, 0o755);
  return folder;
}

export function discardData(folder: string): void {
  const place = join(folder, 'postgres-place');
  if (existsSync(place)) {
    const room = join('/var/lib/undersigned', readFileSync(place, 'utf8').trim());
    rmSync(room, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
