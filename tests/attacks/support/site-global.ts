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
  readonly staff: { readonly email: string; readonly password: string };
}

/** One whole site for the attacks that need its pages. Each attacker names an address of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite({ TRUSTED_PROXIES: '127.0.0.1/32' });
  const { origin, apiUrl, mailboxUrl, staff } = site;
  project.provide('besieged', { origin, apiUrl, mailboxUrl, staff, dataDir: site.env.DATA_DIR! });
  return () => site.discard();
}
