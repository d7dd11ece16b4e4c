import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Balancer, createBalancer } from './balancer.ts';
import { openEpochs } from './epochs.ts';
import { keyringFrom, type Keys } from './links.ts';
import { openLoadLog } from './log.ts';
import { live } from './person.ts';

export type LoadOptions = {
  readonly ports: readonly number[];
  readonly keys: Keys;
  /** Past everything that disturbs the product's own connections. */
  readonly databaseUrl: string;
  readonly petitionNumbers: Record<string, number>;
  /** How many people are on their way at once. */
  readonly people: number;
  /** This process has every `of`th person, beginning with `index`. */
  readonly index: number;
  readonly of: number;
  readonly folder: string;
};

export type Progress = { signed: number; confirmed: number; failed: number };

const PROGRESS_EVERY_MS = 100;

// A process of its own, so that the load neither waits for the faults nor they for it.
const options = JSON.parse(process.argv[2]!) as LoadOptions;
const log = openLoadLog(join(options.folder, `load-${options.index}.log`));
const balancer = createBalancer(options.ports);
const giveUp = new AbortController();
const scene = {
  ...{ log, giveUp: giveUp.signal, keyring: keyringFrom(options.keys) },
  epochs: openEpochs(options.databaseUrl, giveUp.signal),
  petitionNumbers: options.petitionNumbers,
};

let next = options.index;
let isOver = false;
process.on('message', (message) => {
  if (message === 'no more people') isOver = true;
  if (message === 'give up') giveUp.abort();
});
process.once('disconnect', () => process.exit());
const progress = setInterval(() => process.send!(log.counts), PROGRESS_EVERY_MS);

const lanes = Array.from({ length: options.people }, async (_, lane) => {
  // Not all in the same moment, when nothing is warm yet.
  await sleep(lane * 2);
  while (!isOver) {
    const person = next;
    next += options.of;
    await liveOrGiveUp(person, balancer, 'the site');
  }
});
// Whatever breaks down here ends the process: what it logged proves nothing then.
await Promise.all(lanes);
// Nothing strikes any more, so each of the APIs has to serve.
for (const [index, port] of options.ports.entries()) {
  const only = createBalancer([port]);
  await liveOrGiveUp(next, only, `API ${index + 1} alone`);
  next += options.of;
  only.close();
}
clearInterval(progress);
await log.close();
balancer.close();
await scene.epochs.close();
process.send!(log.counts, () => process.disconnect());

async function liveOrGiveUp(person: number, balancer: Balancer, where: string): Promise<void> {
  try {
    await live({ ...scene, balancer }, person);
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    log.gaveUp(person, where);
  }
}
