import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../support/processes.ts';
import { confirmOn, countOn, eraseOn, signOn } from '../support/signers.ts';
import { countsIn, countsOf, type SignatureCounts } from '../support/signature-counts.ts';
import { discardData, newDataDir, type Site, startSite } from '../support/site.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let site: Site;
let elsewhere: string;
const folders: string[] = [];
beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  site = await startSite({ RATE_LIMITS: 'off' });
});
afterAll(async () => {
  await site?.discard();
  for (const folder of folders) discardData(folder);
  rmSync(elsewhere, { recursive: true, force: true });
});

const ops = (...args: string[]) =>
  run(process.execPath, [join(root, 'scripts/ops.ts'), ...args], {
    cwd: elsewhere,
    env: { ...process.env, ...site.env, INIT_CWD: elsewhere },
  });
const dirs = (settings: Record<string, string>) => ({
  dir: settings.DATA_DIR!,
  port: Number(settings.POSTGRES_PORT),
});
const newFolder = () => {
  const folder = newDataDir();
  folders.push(folder);
  return folder;
};

/** One after the other, as quickly as they are acknowledged, until told to stop. */
function signOnAndOn(name: string): { sent: number; acknowledged: number; stop(): Promise<void> } {
  let isOver = false;
  const load = {
    sent: 0,
    acknowledged: 0,
    async stop() {
      isOver = true;
      await lines;
    },
  };
  const lines = Promise.all(
    [1, 2, 3].map(async (line) => {
      for (let i = 0; !isOver; i++) {
        load.sent += 1;
        await signOn(site, `${name}${line}x${i}@readers.example`);
        load.acknowledged += 1;
      }
    }),
  );
  return load;
}

function expectConsistent(counts: SignatureCounts): void {
  expect(counts.confirmedInTallies).toBe(counts.confirmed);
  expect(counts.confirmedInCountries).toBe(counts.confirmed);
  expect(counts.confirmedInLedger).toBe(counts.confirmed);
  expect(counts.pendingInTallies).toBe(counts.pending);
}

/** As after the erasure of a confirmed signature, which leaves a row without a person. */
function withoutOne(counts: SignatureCounts): Partial<SignatureCounts> {
  return {
    confirmed: counts.confirmed - 1,
    confirmedInTallies: counts.confirmedInTallies - 1,
    confirmedInCountries: counts.confirmedInCountries - 1,
    confirmedInLedger: counts.confirmedInLedger - 1,
  };
}

describe('a backup of a site that is being signed', () => {
  let quietMoment: string;
  let atQuietMoment: SignatureCounts;
  let busyMoment: string;
  let atBusyMoment: { acknowledged: number; sent: number };
  let atTheEnd: SignatureCounts;

  test('is made while people sign, and says what is not in it', async () => {
    const early = ['ann', 'bob', 'cid'].map((name) => `${name}@readers.example`);
    for (const email of early) await signOn(site, email);
    await confirmOn(site, early.slice(0, 2));
    const load = signOnAndOn('during');

    const { stdout } = await ops('backup', '--out', 'backups');

    await load.stop();
    expect(stdout).toContain(`${elsewhere}/backups/`);
    expect(stdout).toContain(`The keys are not in it: ${site.env.DATA_DIR}/keys/secret-keys and`);
    const secret = readFileSync(join(site.env.DATA_DIR!, 'keys/secret-keys'), 'utf8').trim();
    const names = readdirSync(join(elsewhere, 'backups'), { recursive: true }) as string[];
    expect(names.filter((name) => /keys|password/.test(name))).toEqual([]);
    const marks = readFileSync(join(elsewhere, 'backups', names.find(isManifest)!), 'utf8');
    expect(marks).not.toContain(secret.split(':')[1]);
  });

  test('is followed by every change, whether the site rests or is busy', async () => {
    await confirmOn(site, ['cid@readers.example']);
    atQuietMoment = await countsOf(dirs(site.env));
    quietMoment = new Date().toISOString();
    await sleep(20);
    await eraseOn(site, 'bob@readers.example');
    const load = signOnAndOn('later');
    await sleep(300 + Math.random() * 700);
    const { acknowledged } = load;
    busyMoment = new Date().toISOString();
    atBusyMoment = { acknowledged, sent: load.sent };
    await sleep(300);
    await load.stop();
    await site.stop();
    atTheEnd = await countsIn(site.env.DATA_DIR!);
    expect(atTheEnd.signatures).toBeGreaterThan(atQuietMoment.signatures + load.sent / 2);
  });

  test('brings the site back as it was at a moment, for a start of its own', async () => {
    const dataDir = newFolder();
    cpSync(join(site.env.DATA_DIR!, 'keys'), join(dataDir, 'keys'), { recursive: true });

    const { stdout } = await ops('restore', 'backups', '--into', dataDir, '--until', quietMoment);

    expect(stdout).toContain('The keys are there, and the right ones.');
    const restored = await startSite({ ...site.env, DATA_DIR: dataDir });
    try {
      // What was erased after that moment stays erased.
      const counts = await countsOf(dirs(restored.env));
      expect(counts).toEqual({ ...atQuietMoment, ...withoutOne(atQuietMoment) });
      expect(await countOn(restored)).toMatchObject({ total: 2, confirmed: 2 });
      expect(restored.output()).toContain('1 erasure after the backup was repeated.');
      expect(existsSync(join(dataDir, 'erasures.jsonl'))).toBe(false);
      await signOn(restored, 'new@readers.example');
      expect((await countsOf(dirs(restored.env))).signatures).toBe(atQuietMoment.signatures + 1);
    } finally {
      await restored.stop();
    }
  });

  test('brings back all that was acknowledged by a moment at which many signed', async () => {
    const dataDir = newFolder();

    await ops('restore', 'backups', '--into', dataDir, '--until', busyMoment);

    const counts = await countsIn(dataDir);
    const signed = counts.signatures - atQuietMoment.signatures;
    expect(signed).toBeGreaterThanOrEqual(atBusyMoment.acknowledged);
    expect(signed).toBeLessThanOrEqual(atBusyMoment.sent);
    expectConsistent(counts);
  });

  test('brings back everything when no moment is named, without the database passwords too', async () => {
    const dataDir = newFolder();

    const { stdout } = await ops('restore', 'backups', '--into', dataDir);

    expect(stdout).toContain(`Put secret-keys and blind-index-key into ${dataDir}/keys`);
    const counts = await countsIn(dataDir);
    expect(counts).toEqual(atTheEnd);
    expectConsistent(counts);
  });
});

test('a site that starts again goes on with its backup, and one without a site can be made', async () => {
  site = await startSite(site.env);
  await signOn(site, 'again@readers.example');
  const folder = join(elsewhere, 'backups', readdirSync(join(elsewhere, 'backups'))[0]!, 'log');
  const moment = new Date();
  await until(() => new Date(coveredAt(folder)) > moment, 20);
  await site.stop();

  const { stdout } = await ops('backup', '--out', 'backups');

  expect(stdout).toContain('Backed up');
  expect(existsSync(join(site.env.DATA_DIR!, 'postgres/postmaster.pid'))).toBe(false);
  expect(readdirSync(join(elsewhere, 'backups'))).toEqual([
    ...[expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/), 'erasures.jsonl'],
  ]);
});

function coveredAt(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'covered.json'), 'utf8')).at;
}

function isManifest(name: string): boolean {
  return name.endsWith('manifest.json');
}
