import { PUBLIC_PAGES } from './public-pages.ts';
import type { ShownPage } from './shown-page.ts';
import { SIGNER_PAGES } from './signer-pages.ts';
import { STAFF_PAGES } from './staff-pages.ts';

/** Every page of the site in each of its states; whatever holds for all pages is tried on these. */
export const PAGES: readonly ShownPage[] = [...PUBLIC_PAGES, ...SIGNER_PAGES, ...STAFF_PAGES];
