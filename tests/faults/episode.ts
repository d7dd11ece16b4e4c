import { chmodSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/settings.ts';
import { judge, type Verdict } from './check/verdict.ts';
import { keyringFrom } from './load/links.ts';
import { type LoadSize, loadLogs, startLoad } from './load/load.ts';
import { createMailSink } from './mail/sink.ts';
import { randomFrom } from './random.ts';
import { startReading } from './reads.ts';
import { settle } from './settle.ts';
import { type Bug, copyOfBuild } from './site/planted.ts';
import { startFaultSite } from './site/site.ts';
import { clockEnvironment } from './strikes/clock.ts';
import { type Pace, strikeOnAndOn, type Struck } from './strikes/schedule.ts';
import type { Strike } from './strikes/strike.ts';
import { now } from './time.ts';

// Nobody is given up before a frozen site is back, and everything behind it has been tried again.
const LOAD_PATIENCE_MS = 120_000;
// What no wake-up reached the worker finds within a minute.
const MAIL_PATIENCE_MS = 90_000;

export type Episode = {
  readonly seed: number;
  readonly seconds: number;
  readonly load: LoadSize;
  readonly strikes: readonly Strike[];
  readonly pace: Pace;
  /** Mails under way at once, and so the most that a crash may repeat. */
  readonly mailConnections?: number;
  /** The database lives on a disk of its own that can be filled. */
  readonly onSmallDisk?: boolean;
  /** What is wrong with the product this time. */
  readonly bug?: Bug;
  /** How long who is on their way may take to get there once the faults are over. */
  readonly loadPatienceMs?: number;
  /** How long to wait for mails while none comes; 0: not at all. */
  readonly mailPatienceMs?: number;
  /** Whether the logs of an episode that went wrong are kept for reading; they are, unless said otherwise. */
  readonly keepsEvidence?: boolean;
  /** Ends it early; it is judged all the same. */
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
};

export type Outcome = {
  readonly verdict: Verdict;
  readonly struck: readonly Struck[];
  readonly seconds: number;
  readonly secondsToSettle: number;
  /** When signatures were acknowledged, in order. */
  readonly ackTimes: Float64Array;
};

/** A site of its own, a load, faults; then what is there is held against what was acknowledged. */
export async function runEpisode(episode: Episode): Promise<Outcome> {
  const folder = newFolder();
  const ends: (() => Promise<void> | void)[] = [];
  let keeps = false;
  try {
    const outcome = await run(episode, folder, (end) => void ends.push(end));
    keeps = !outcome.verdict.isClean && (episode.keepsEvidence ?? true);
    if (keeps) episode.say?.(`What everybody wrote down is in ${folder}.`);
    return outcome;
  } finally {
    for (const end of ends.toReversed()) await end();
    if (!keeps) rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  episode: Episode,
  folder: string,
  atTheEnd: (end: () => Promise<void> | void) => void,
): Promise<Outcome> {
  const { seed, strikes, mailConnections = 1, say = () => {} } = episode;
  const { loadPatienceMs = LOAD_PATIENCE_MS, mailPatienceMs = MAIL_PATIENCE_MS } = episode;
  const logs = { mailLog: join(folder, 'mails.log'), readLog: join(folder, 'reads.log') };
  const endLog = join(folder, 'ends.log');
  const clockFile = join(folder, 'clock');
  const dist = copyOfBuild(folder, episode.bug);
  const sink = await createMailSink(logs.mailLog);
  atTheEnd(() => sink.close());
  const smallDisk = episode.onSmallDisk ? newSmallDisk() : undefined;
  if (smallDisk) atTheEnd(() => rmdirSync(smallDisk));
  const site = await startFaultSite({
    ...{ folder, dist, endLog, smtpUrl: sink.smtpUrl, mailConnections, smallDisk },
    dataDir: join(smallDisk ?? folder, 'data'),
    secondApiEnv: clockEnvironment(clockFile) ?? {},
  });
  atTheEnd(() => site.discard());
  const { apiPorts: ports, keys, petitionNumbers, webPort, superuserUrl: databaseUrl } = site;
  const load = startLoad({ ports, keys, petitionNumbers, databaseUrl, folder }, episode.load);
  atTheEnd(() => load.kill());
  const reading = startReading(logs.readLog, { webPort, apiPorts: ports });

  const began = now();
  const struck = await strikeOnAndOn(
    {
      ...{ site, sink, clockFile, random: randomFrom(seed) },
      failedTries: () => load.progress().failed,
      acknowledged: () => load.progress().signed,
    },
    { strikes, pace: episode.pace, until: began + episode.seconds * 1000 },
    { file: join(folder, 'strikes.log'), signal: episode.signal },
  );
  const seconds = (now() - began) / 1000;

  say(`${struck.length} faults struck; what is on its way is let through.`);
  await sink.recover();
  await load.end(loadPatienceMs);
  await reading.end();
  await settle(site, mailPatienceMs);
  const secondsToSettle = (now() - began) / 1000 - seconds;
  await sink.close();
  const judged = await judge({
    ...{ loadLogs: loadLogs(folder), ...logs, endLog, struck, strikes, mailConnections },
    people: episode.load.people,
    databaseUrl: site.superuserUrl,
    keyring: keyringFrom(keys),
  });
  return { ...judged, struck, seconds, secondsToSettle };
}

function newSmallDisk(): string {
  return mkdtempSync(join(tmpdir(), 'undersigned-disk-'));
}

function newFolder(): string {
  const home = join(root, '.test');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'faults-'));
  // Postgres runs as another user where root runs the tests, and has to get in.
  chmodSync(folder, 0o755);
  return folder;
}
