import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSite } from '../../support/site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    besieged: BesiegedSite;
  }
}

export interface BesiegedSite {
  readonly origin: string;
  readonly apiUrl: string;
  readonly mailboxUrl: string;
  readonly dataDir: string;
  /** For looking at what is stored, and for storing what no page lets in. */
  readonly ownerUrl: string;
  readonly staff: { readonly email: string; readonly password: string };
}

/** One whole site for the attacks that need its pages. Each attacker names an address of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite({ TRUSTED_PROXIES: '127.0.0.1/32' });
  const { origin, apiUrl, mailboxUrl, staff } = site;
  const { DATA_DIR: dataDir = '', POSTGRES_PORT: port } = site.env;
  const password = readFileSync(join(dataDir, 'keys/undersigned_owner.password'), 'utf8').trim();
  const ownerUrl = `postgres://undersigned_owner:${password}@127.0.0.1:${port}/undersigned`;
  project.provide('besieged', { origin, apiUrl, mailboxUrl, staff, dataDir, ownerUrl });
  return () => site.discard();
}
