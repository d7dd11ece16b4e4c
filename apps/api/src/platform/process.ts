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

/**
 * Runs `stop` once, on the first signal or when the parent has gone (so that a killed parent leaves
 * no orphan behind), then exits.
 */
export function onStop(logger: Logger, stop: () => Promise<void>): void {
  let isStopping = false;
  const begin = (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ reason }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => begin('SIGTERM'));
  process.on('SIGINT', () => begin('SIGINT'));
  process.on('disconnect', () => begin('parent gone'));
}
