import { parseArgs } from 'node:util';
import {
  CONFIRMATION_TTL_DAYS,
  NETWORK_TAG_KEPT_DAYS,
  PERSONAL_DATA_KEPT_MONTHS,
} from '@undersigned/shared/limits.ts';
import {
  countWhatIsOver,
  forgetWhatIsOver,
  type Forgotten,
} from '../features/signatures/retention.ts';
import { requireConfig } from '../platform/config.ts';
import { createWriterPool } from '../platform/db.ts';
import { UsageError } from './ops-error.ts';

/** retention [--dry-run]: what the daily job does, now; or what it would do. */
export async function retentionCommand(args: string[]): Promise<void> {
  const isDry = readDryRun(args);
  const { settings, keyring } = requireConfig();
  const pool = createWriterPool(settings.databaseUrl!, 'undersigned ops', 2);
  try {
    const forgotten = await (isDry ? countWhatIsOver(pool) : forgetWhatIsOver(pool, keyring));
    for (const line of linesOf(forgotten)) process.stdout.write(`${line}\n`);
    if (isDry) process.stdout.write('Nothing was changed.\n');
  } finally {
    await pool.end();
  }
}

function readDryRun(args: string[]): boolean {
  try {
    return (
      parseArgs({ args, options: { 'dry-run': { type: 'boolean' } } }).values['dry-run'] ?? false
    );
  } catch {
    throw new UsageError();
  }
}

function linesOf({ unconfirmed, networks, people }: Forgotten): string[] {
  return [
    `not confirmed within ${CONFIRMATION_TTL_DAYS} days: ${unconfirmed}`,
    `network, after ${NETWORK_TAG_KEPT_DAYS} days: ${networks}`,
    `name, address and postcode, ${PERSONAL_DATA_KEPT_MONTHS} months after the petition closed: ${people}`,
  ];
}
