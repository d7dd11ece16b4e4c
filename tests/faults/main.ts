// The product under load while faults strike; then everything that was acknowledged is looked for.
import { runEpisode } from './episode.ts';
import { optionsFrom, USAGE } from './options.ts';
import { ALL_STRIKES } from './strikes/all.ts';

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
const { verdict, struck } = await runEpisode({
  seed,
  seconds: minutes * 60,
  load: { people, processes },
  strikes: ALL_STRIKES,
  pace: { shortestMs: 500, longestMs: 6_000 },
  site: { mailConnections },
  signal: stop.signal,
  say: (line) => console.error(line),
});
console.log(JSON.stringify({ ...verdict, faults: struck.length }));
process.exit(verdict.isClean ? 0 : 1);
