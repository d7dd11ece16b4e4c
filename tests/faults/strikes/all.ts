import { clockJump } from './clock.ts';
import { cutCommitAnswer, terminateBackends } from './database.ts';
import { deploy } from './deploy.ts';
import { diskFull } from './disk-full.ts';
import * as freezes from './freeze.ts';
import * as kills from './kill.ts';
import * as mail from './mail.ts';
import type { Struck } from './schedule.ts';
import type { Strike } from './strike.ts';
import { walError } from './wal-error.ts';

export const ALL_STRIKES: readonly Strike[] = [
  ...Object.values(kills),
  terminateBackends,
  cutCommitAnswer,
  walError,
  ...Object.values(freezes),
  ...Object.values(mail),
  clockJump,
  deploy,
];

/** Those that need a site of their own. */
export const ON_SMALL_DISK: readonly Strike[] = [diskFull];

export type Skipped = { readonly name: string; readonly why: string };

/** Those that could have struck and did not. */
export function withoutTurn(strikes: readonly Strike[], struck: readonly Struck[]): Skipped[] {
  const names = new Set(struck.map(({ name }) => name));
  return strikes
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => ({ name, why: 'its turn did not come, or nobody was there to be struck' }));
}

/** What can strike here, and what cannot and why: nothing is left out silently. */
export function possible(
  strikes: readonly Strike[],
  minutes: number,
): { strikes: Strike[]; skipped: Skipped[] } {
  const skipped: Skipped[] = [];
  const can = strikes.filter((strike) => {
    const isShort = minutes < (strike.minMinutes ?? 0);
    const why = isShort
      ? `only in runs of ${strike.minMinutes} minutes or more`
      : strike.missing?.();
    if (why !== undefined) skipped.push({ name: strike.name, why });
    return why === undefined;
  });
  return { strikes: can, skipped };
}
