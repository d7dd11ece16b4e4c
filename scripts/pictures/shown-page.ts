import type { Page } from 'playwright-core';
import type { Locale } from '../../packages/shared/src/locales.ts';
import type { Stage } from './stage.ts';

export type ShownPage = {
  name: string;
  title: string;
  /** The file under apps/web/src/routes that draws it; null for a page that the API draws. */
  drawnBy: string | null;
  /** In which languages its picture is kept. */
  picturedIn?: readonly Locale[];
  /** Changes nothing that another page shows. */
  reach: (page: Page, stage: Stage) => Promise<unknown>;
};

export const BOTH: readonly Locale[] = ['en', 'uk'];

/** For a page that is reached by its address alone. */
export function at(path: string) {
  return (page: Page, stage: Stage) => page.goto(stage.at(path));
}
