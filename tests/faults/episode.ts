import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
import { type SiteOptions, startFaultSite } from './site/site.ts';
import { type Pace, strikeOnAndOn, type Struck } from './strikes/schedule.ts';
import type { Strike } from './strikes/strike.ts';
import { now } from './time.ts';

export type Episode = {
  readonly seed: number;
  readonly seconds: number;
  readonly load: LoadSize;
  readonly strikes: readonly Strike[];
  readonly pace: Pace;
  readonly site?: Partial<SiteOptions>;
  /** What is wrong with the product this time. */
  readonly bug?: Bug;
  /** Ends it early; it is judged all the same. */
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
};

export type Outcome = {
  readonly verdict: Verdict;
  readonly struck: readonly Struck[];
  readonly seconds: number;
  readonly secondsToSettle: number;
};

/** A site of its own, a load, faults; then what is there is held against what was acknowledged. */
export async function runEpisode(episode: Episode): Promise<Outcome> {
  const { seed, load: size, strikes, say = () => {} } = episode;
  const signal = episode.signal ?? new AbortController().signal;
  const folder = newFolder();
  const mailLog = join(folder, 'mails.log');
  const readLog = join(folder, 'reads.log');
  const dist = copyOfBuild(folder, episode.bug);
  const sink = await createMailSink(mailLog);
  const site = await startFaultSite({
    ...{ folder, dataDir: join(folder, 'data'), smtpUrl: sink.smtpUrl },
    ...episode.site,
    ...{ dist },
  });
  const { apiPorts: ports, keys, petitionNumbers } = site;
  let keep: string | undefined;
  const load = startLoad({ ports, keys, petitionNumbers, folder }, size);
  try {
    const reading = startReading(readLog, { webPort: site.webPort, apiPorts: ports });
    const journal = openJournal(join(folder, 'strikes.log'));
    const began = now();
    const arena = { site, sink, random: randomFrom(seed), clockFile: undefined, signal };
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
    await load.end(120_000);
    await sleep(600);
    await reading.end();
    await journal.close();
    await settle(site);
    const secondsToSettle = (now() - settling) / 1000;
    await sink.close();
    const mayRepeat = strikes.filter(({ mayRepeatMail }) => mayRepeatMail).map(({ name }) => name);
    const verdict = await judge({
      ...{ loadLogs: loadLogs(folder), readLog, mailLog, struck },
      databaseUrl: site.superuserUrl,
      keyring: keyringFrom(keys),
      mayRepeat:
        struck.filter(({ name }) => mayRepeat.includes(name)).length *
        (episode.site?.mailConnections ?? 1),
      harmless: new Set(strikes.filter(({ isHarmless }) => isHarmless).map(({ name }) => name)),
    });
    keep = verdict.isClean ? undefined : folder;
    return { verdict, struck, seconds, secondsToSettle };
  } finally {
    load.kill();
    await site.discard();
    if (!keep) rmSync(folder, { recursive: true, force: true });
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
