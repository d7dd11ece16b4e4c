import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './log.ts';

/** Ends the program before it serves: one clear line for the operator, nothing else. */
export function refuseToStart(lines: string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Tells whoever started this program that it serves now. */
export function announceReady(): void {
  process.send?.({ kind: 'ready' });
}

let isEnding = false;

/** From the request to stop until the end: whoever balances between processes goes elsewhere. */
export function isStopping(): boolean {
  return isEnding;
}

/**
 * Runs `stop` once, on the first signal or when the parent has gone (so that a killed parent leaves
 * no orphan behind), then exits. After a signal all goes on for `drainSeconds`, so that what
 * balances between processes can see that this one is stopping before it takes no more.
 */
export function onStop(logger: Logger, stop: () => Promise<void>, drainSeconds = 0): void {
  const begin = async (reason: string, seconds: number) => {
    if (isEnding) return;
    isEnding = true;
    logger.info({ reason }, 'stopping');
    await sleep(seconds * 1000);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => void begin('SIGTERM', drainSeconds));
  process.on('SIGINT', () => void begin('SIGINT', drainSeconds));
  process.on('disconnect', () => void begin('parent gone', 0));
}

/** Lets others have the processor first. */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  try {
    // Where Linux shares out by sessions, a program's own priority counts only within its session.
    writeFileSync('/proc/self/autogroup', String(constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Elsewhere there is nothing more to say.
  }
}
