import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../settings.ts';
import { at, BOTH, type ShownPage } from './shown-page.ts';

const petitionPage = 'petitions/[slug]/+page.svelte';

/** What everybody may read, and what is shown when something cannot be. */
export const PUBLIC_PAGES: readonly ShownPage[] = [
  {
    ...{ name: 'front', title: 'Front page', drawnBy: '+page.svelte', picturedIn: BOTH },
    reach: at('/'),
  },
  {
    ...{ name: 'article', title: 'Article', drawnBy: 'articles/[slug]/+page.svelte' },
    picturedIn: BOTH,
    reach: at('/articles/intercepted-call'),
  },
  {
    ...{ name: 'petition', title: 'Petition', drawnBy: petitionPage, picturedIn: BOTH },
    reach: (page, { at, petition }) => page.goto(at(`/petitions/${petition}`)),
  },
  {
    ...{ name: 'campaign', title: 'Campaign', drawnBy: 'campaigns/[slug]/+page.svelte' },
    picturedIn: BOTH,
    reach: at('/campaigns/refugees-welcome'),
  },
  {
    ...{ name: 'petition-closed', title: 'A closed petition', drawnBy: petitionPage },
    picturedIn: BOTH,
    reach: async (page, stage) => page.goto(stage.at(`/petitions/${await stage.closedPetition()}`)),
  },
  {
    ...{ name: 'ledger', title: 'The count ledger', picturedIn: BOTH },
    drawnBy: 'petitions/[slug]/ledger/+page.svelte',
    reach: (page, { at, petition }) => page.goto(at(`/petitions/${petition}/ledger`)),
  },
  {
    ...{ name: 'how-we-count', title: 'How we count', drawnBy: 'how-we-count/+page.svelte' },
    picturedIn: BOTH,
    reach: at('/how-we-count'),
  },
  {
    ...{ name: 'privacy', title: 'Privacy', drawnBy: 'privacy/+page.svelte' },
    picturedIn: BOTH,
    reach: at('/privacy'),
  },
  {
    ...{ name: 'accessibility', title: 'Accessibility', drawnBy: 'accessibility/+page.svelte' },
    picturedIn: BOTH,
    reach: at('/accessibility'),
  },
  {
    ...{ name: 'not-found', title: 'Nothing here', drawnBy: '+error.svelte' },
    picturedIn: BOTH,
    reach: at('/articles/no-such-article'),
  },
  { name: 'busy', title: 'Too busy', drawnBy: '+error.svelte', reach: at('/busy') },
  {
    ...{ name: 'own-fault', title: 'Our own fault', drawnBy: '+error.svelte' },
    reach: async (page, stage) => page.goto(stage.at(`/articles/${await stage.brokenArticle()}`)),
  },
  {
    // The same for every address and language: what stands in when not even the frame of a page can be made.
    ...{ name: 'own-fault-bare', title: 'Our own fault, when nothing else can be shown' },
    drawnBy: '../error.html',
    reach: (page) => page.goto(pathToFileURL(join(root, 'apps/web/src/error.html')).href),
  },
];
