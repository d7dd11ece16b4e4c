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
  readonly staff: { readonly email: string; readonly password: string };
}

/** One whole site for all journeys; it ends with them, and also when they are killed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite();
  const { origin, apiUrl, mailboxUrl, staff } = site;
  project.provide('site', { origin, apiUrl, mailboxUrl, staff, dataDir: site.env.DATA_DIR! });
  return () => site.discard();
}
