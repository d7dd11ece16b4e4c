import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSite } from './site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    site: SiteUnderTest;
  }
}

export interface SiteUnderTest {
  readonly origin: string;
  readonly apiUrl: string;
  readonly mailboxUrl: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly staff: { readonly email: string; readonly password: string };
}

/** One whole site for all journeys; it ends with them, and also when they are killed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite();
  const { origin, apiUrl, mailboxUrl, staff } = site;
  const { DATA_DIR: dataDir = '', POSTGRES_PORT: port } = site.env;
  const password = readFileSync(join(dataDir, 'keys/undersigned_owner.password'), 'utf8').trim();
  const ownerUrl = `postgres://undersigned_owner:${password}@127.0.0.1:${port}/undersigned`;
  project.provide('site', { origin, apiUrl, mailboxUrl, staff, dataDir, ownerUrl });
  return () => site.discard();
}
