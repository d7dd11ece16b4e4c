import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './site.ts';

export interface SiteUnderTest {
  readonly origin: string;
  readonly apiUrl: string;
  readonly mailboxUrl: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly staff: { readonly email: string; readonly password: string };
}

/** What can be said of a running site in plain values, with the way into its database. */
export function underTest({ origin, apiUrl, mailboxUrl, staff, env }: Site): SiteUnderTest {
  const { DATA_DIR: dataDir = '', POSTGRES_PORT: port } = env;
  const password = readFileSync(join(dataDir, 'keys/undersigned_owner.password'), 'utf8').trim();
  const ownerUrl = `postgres://undersigned_owner:${password}@127.0.0.1:${port}/undersigned`;
  return { origin, apiUrl, mailboxUrl, staff, dataDir, ownerUrl };
}
