// The product under load while faults strike; then everything that was acknowledged is looked for.
import { type Episode, type Outcome, runEpisode } from './episode.ts';
import { root } from '../../scripts/settings.ts';
import { optionsFrom, USAGE } from './options.ts';
import { together } from './outcome.ts';
import { commitOf } from './report/commit.ts';
import { pageOf } from './report/page.ts';
import { reportOf, writeReport } from './report/report.ts';
import { ALL_STRIKES, ON_SMALL_DISK, possible, withoutTurn } from './strikes/all.ts';

const SMALL_DISK_SECONDS = 45;

const options = optionsFrom(process.argv.slice(2));
if (!options) {
  console.error(USAGE);
  process.exit(2);
}
// A closed terminal must not end a long run: its result is in a file.
process.on('SIGHUP', () => {});
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());

const { minutes, seed, people, processes, mailConnections } = options;
const began = new Date();
const usual: Omit<Episode, 'seconds' | 'strikes' | 'pace'> = {
  seed,
  load: { people, processes },
  mailConnections,
  signal: stop.signal,
  say: (line) => console.error(line),
};
const anywhere = possible(ALL_STRIKES, minutes);
const onSmallDisk = possible(ON_SMALL_DISK, minutes);

const outcomes: [Outcome, ...Outcome[]] = [
  await runEpisode({
    ...usual,
    seconds: minutes * 60,
    strikes: anywhere.strikes,
    pace: { shortestMs: 500, longestMs: 5_000 },
  }),
];
if (onSmallDisk.strikes.length > 0 && !stop.signal.aborted) {
  outcomes.push(
    await runEpisode({
      ...usual,
      seconds: Math.min(SMALL_DISK_SECONDS, minutes * 60),
      strikes: onSmallDisk.strikes,
      pace: { shortestMs: 5_000, longestMs: 8_000 },
      onSmallDisk: true,
    }),
  );
}
const outcome = together(outcomes);
const report = reportOf({
  command: `./pnpm faults ${process.argv.slice(2).join(' ')} (seed ${seed})`,
  ...{ seed, began },
  commit: commitOf(root),
  skipped: [
    ...[...anywhere.skipped, ...onSmallDisk.skipped],
    ...withoutTurn([...anywhere.strikes, ...onSmallDisk.strikes], outcome.struck),
  ],
  outcome,
});
console.error(`The report is in ${writeReport(report, pageOf(report))}`);
console.log(JSON.stringify(report));
process.exit(report.result === 'nothing amiss' ? 0 : 1);
