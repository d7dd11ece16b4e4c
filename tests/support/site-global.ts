import type { TestProject } from 'vitest/node';
import { startSite } from './site.ts';
import { type SiteUnderTest, underTest } from './site-under-test.ts';

declare module 'vitest' {
  interface ProvidedContext {
    site: SiteUnderTest;
  }
}

/** One whole site for all journeys; it ends with them, and also when they are killed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await startSite();
  project.provide('site', underTest(site));
  return () => site.discard();
}
