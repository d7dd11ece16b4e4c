import { BackupError } from './backup-error.ts';
import { join } from 'node:path';
import { readCovered } from './log-copy.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { requireSets } from './sets.ts';

export interface ChosenSet {
  readonly set: string;
  readonly manifest: Manifest;
}

const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

export interface Moment {
  readonly date: Date;
  /** As Postgres takes it, to the microsecond. */
  readonly text: string;
}

export function requireMoment(text: string): Moment {
  const date = new Date(text.replace(' ', 'T'));
  if (MOMENT.test(text) && !Number.isNaN(date.getTime())) {
    const micros = /\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '';
    return { date, text: date.toISOString().replace('T', ' ').replace('Z', `${micros}+00`) };
  }
  throw new BackupError(
    `${text} is no moment; write it with its time zone, such as 2027-01-31T18:15:00Z or 2027-01-31T19:15:00+01:00.`,
  );
}

/** The newest backup that was whole by that moment, if its log goes that far. */
export async function chooseSet(out: string, until: Date | undefined): Promise<ChosenSet> {
  const sets = await requireSets(out);
  const whole = [];
  for (const set of sets.toReversed()) {
    const manifest = await readManifest(set);
    const chosen = { set, manifest };
    if (!until) return chosen;
    if (new Date(manifest.endedAt) <= until) return requireReach(chosen, until);
    whole.push(chosen);
  }
  const { endedAt } = whole.at(-1)!.manifest;
  throw new BackupError(`The earliest moment that ${out} can bring back is ${endedAt}.`);
}

async function requireReach(chosen: ChosenSet, until: Date): Promise<ChosenSet> {
  const covered = await readCovered(join(chosen.set, 'log')).catch(() => null);
  // What is wrong with the log is said when it is looked at as a whole.
  if (!covered || until <= new Date(covered.at)) return chosen;
  throw new BackupError(
    `${chosen.set} ends at ${covered.at}; it cannot bring back a later moment.`,
  );
}
