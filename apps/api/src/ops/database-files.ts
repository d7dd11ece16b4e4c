import { parseArgs } from 'node:util';
import { OpsError, UsageError } from './ops-error.ts';

// `./pnpm ops` carries these two out itself for the embedded Postgres, whose files it knows. What
// comes as far as this was wrongly used, or has a Postgres of its own.

/** backup --out D */
export async function backupCommand(args: string[]): Promise<void> {
  const { out } = read(args, { out: { type: 'string' } }).values;
  if (!out) throw new UsageError();
  throw new OpsError(
    `This knows the embedded Postgres only. Yours has its own tools: ${TOOLS.backup}. ${KEYS}`,
  );
}

/** restore D --into DATA_DIR [--until T] */
export async function restoreCommand(args: string[]): Promise<void> {
  const options = { into: { type: 'string' }, until: { type: 'string' } } as const;
  const { values, positionals } = read(args, options);
  if (!values.into || positionals.length !== 1) throw new UsageError();
  throw new OpsError(
    `This knows the embedded Postgres only. Yours has its own tools: ${TOOLS.restore}. ${KEYS}`,
  );
}

const TOOLS = {
  backup:
    'pg_basebackup with a WAL archive, pgBackRest, Barman or WAL-G, or what its provider offers',
  restore:
    'restore_command and recovery_target_time, pgBackRest, Barman or WAL-G, or what its provider offers',
};
const KEYS = 'Keep SECRET_KEYS and BLIND_INDEX_KEY apart from its backups.';

function read<Options extends Record<string, { type: 'string' }>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new UsageError();
  }
}
