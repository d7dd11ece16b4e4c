import { chmodSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/settings.ts';
import { judge, type Verdict } from './check/verdict.ts';
import { openJournal } from './journal.ts';
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
  const { seed, load: size, strikes, mailConnections = 1, say = () => {} } = episode;
  const signal = episode.signal ?? new AbortController().signal;
  const folder = newFolder();
  const mailLog = join(folder, 'mails.log');
  const readLog = join(folder, 'reads.log');
  const dist = copyOfBuild(folder, episode.bug);
  const clockFile = join(folder, 'clock');
  const smallDisk = episode.onSmallDisk
    ? mkdtempSync(join(tmpdir(), 'undersigned-disk-'))
    : undefined;
  const sink = await createMailSink(mailLog);
  const site = await startFaultSite({
    ...{ folder, dist, smtpUrl: sink.smtpUrl, mailConnections, smallDisk },
    dataDir: join(smallDisk ?? folder, 'data'),
    secondApiEnv: clockEnvironment(clockFile) ?? {},
  });
  const { apiPorts: ports, keys, petitionNumbers } = site;
  let keeps = false;
  const load = startLoad({ ports, keys, petitionNumbers, folder }, size);
  try {
    const reading = startReading(readLog, { webPort: site.webPort, apiPorts: ports });
    const journal = openJournal(join(folder, 'strikes.log'));
    const began = now();
    const over = new AbortController();
    const arena = {
      ...{ site, sink, clockFile, random: randomFrom(seed) },
      failedTries: () => load.progress().failed,
      signal: AbortSignal.any([signal, over.signal]),
    };
    const struck = await strikeOnAndOn(
      arena,
      strikes,
      episode.pace,
      began + episode.seconds * 1000,
      journal,
    );
    const seconds = (now() - began) / 1000;
    say(`${struck.length} faults struck; the rest is let through.`);
    const settling = now();
    over.abort();
    await sleep(100);
    await sink.revive();
    sink.slowDown(0);
    await load.end(120_000);
    await sleep(600);
    await reading.end();
    await journal.close();
    await settle(site, episode.mailPatienceMs ?? 30_000);
    const secondsToSettle = (now() - settling) / 1000;
    await sink.close();
    const mayRepeat = strikes.filter(({ mayRepeatMail }) => mayRepeatMail).map(({ name }) => name);
    const { verdict, ackTimes } = await judge({
      ...{ loadLogs: loadLogs(folder), readLog, mailLog, struck },
      databaseUrl: site.superuserUrl,
      keyring: keyringFrom(keys),
      mayRepeat: struck.filter(({ name }) => mayRepeat.includes(name)).length * mailConnections,
      harmless: new Set(strikes.filter(({ isHarmless }) => isHarmless).map(({ name }) => name)),
    });
    keeps = !verdict.isClean && (episode.keepsEvidence ?? true);
    if (keeps) say(`What everybody wrote down is in ${folder}.`);
    return { verdict, struck, seconds, secondsToSettle, ackTimes };
  } finally {
    load.kill();
    await site.discard();
    if (smallDisk) rmdirSync(smallDisk);
    if (!keeps) rmSync(folder, { recursive: true, force: true });
  }
}

function newFolder(): string {
  const home = join(root, '.test');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'faults-'));
  // Postgres runs as another user where root runs the tests, and has to get in.
  chmodSync(folder, 0o755);
  return folder;
}
