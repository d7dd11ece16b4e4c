import type { Page } from 'playwright-core';
import type { People } from './people.ts';
import { BOTH, type ShownPage } from './shown-page.ts';
import type { Stage } from './stage.ts';

const petitionPage = 'petitions/[slug]/+page.svelte';
const ownPage = 'signature/[token]/+page.svelte';

/** From the form to the last page that a signer can come to. */
export const SIGNER_PAGES: readonly ShownPage[] = [
  {
    ...{ name: 'petition-problems', title: 'A form with problems', drawnBy: petitionPage },
    async reach(page, stage) {
      await page.goto(stage.at(`/petitions/${stage.petition}`));
      await page.locator('#email').fill('name@exmaple');
      await pressForProblems(page, stage, 'sign_submit');
    },
  },
  {
    ...{ name: 'check-email', title: 'Check your email', drawnBy: petitionPage },
    picturedIn: BOTH,
    async reach(page, stage) {
      await page.goto(stage.at(`/petitions/${stage.petition}`));
      await page.locator('#name').fill('Your Name');
      await page.locator('#email').fill(newAddress());
      await page.locator('#country').selectOption('IE');
      await press(page, stage, 'sign_submit');
      await page.getByRole('heading', { name: stage.word('check_title') }).waitFor();
    },
  },
  {
    ...{ name: 'check-email-again', title: 'Check your email, come back to' },
    drawnBy: 'petitions/[slug]/check-email/+page.svelte',
    reach: (page, { at, petition }) => page.goto(at(`/petitions/${petition}/check-email`)),
  },
  {
    ...{ name: 'confirm', title: 'Confirm', drawnBy: 'confirm/[token]/+page.svelte' },
    picturedIn: BOTH,
    reach: link(({ waiting }) => `/confirm/${waiting.confirm}`),
  },
  {
    ...{ name: 'signed', title: 'Thank you for signing', picturedIn: BOTH },
    drawnBy: 'confirm/[token]/signed/+page.svelte',
    reach: link(({ counted }) => `/confirm/${counted.confirm}/signed`),
  },
  {
    ...{ name: 'confirmed-already', title: 'Confirmed already' },
    drawnBy: 'confirm/[token]/+page.svelte',
    reach: link(({ counted }) => `/confirm/${counted.confirm}`),
  },
  {
    ...{ name: 'removed', title: 'This wasn’t me' },
    drawnBy: 'confirm/[token]/removed/+page.svelte',
    reach: link(({ stopped }) => `/confirm/${stopped.confirm}/removed`),
  },
  {
    ...{ name: 'link-unknown', title: 'A link with a slip in it', drawnBy: '+error.svelte' },
    reach: (page, { at }) => page.goto(at('/confirm/nonsense')),
  },
  {
    ...{ name: 'link-over', title: 'A link that has run out', drawnBy: '+error.svelte' },
    reach: link(({ withdrawn }) => `/confirm/${withdrawn.confirm}`),
  },
  {
    ...{ name: 'signature', title: 'The signer’s page, by the lasting link', drawnBy: ownPage },
    picturedIn: BOTH,
    reach: link(({ counted }) => `/signature/${counted.lasting}`),
  },
  {
    ...{ name: 'signature-sent', title: 'A link is on its way', drawnBy: ownPage },
    reach: link(({ counted }) => `/signature/${counted.lasting}?done=link`),
  },
  {
    ...{ name: 'signature-hour', title: 'The signer’s page, for an hour', drawnBy: ownPage },
    reach: link(({ counted }) => `/signature/${counted.hour}`),
  },
  {
    ...{ name: 'signature-problems', title: 'A correction with problems', drawnBy: ownPage },
    async reach(page, stage) {
      await page.goto(stage.at(`/signature/${(await stage.people()).counted.hour}`));
      await page.locator('#name').fill('');
      await pressForProblems(page, stage, 'own_correct_submit');
    },
  },
  {
    ...{ name: 'signature-ended', title: 'The hour is over', drawnBy: ownPage },
    reach: link(({ counted }) => `/signature/${counted.ended}`),
  },
  {
    ...{ name: 'signature-link-ended', title: 'The hour is over, further in' },
    drawnBy: '+error.svelte',
    reach: link(({ counted }) => `/signature/${counted.ended}/erase`),
  },
  {
    ...{ name: 'withdraw', title: 'Withdraw', drawnBy: 'signature/[token]/withdraw/+page.svelte' },
    reach: link(({ counted }) => `/signature/${counted.lasting}/withdraw`),
  },
  {
    ...{ name: 'withdrawn', title: 'The signer’s page, withdrawn', drawnBy: ownPage },
    reach: link(({ withdrawn }) => `/signature/${withdrawn.lasting}`),
  },
  {
    ...{ name: 'erase', title: 'Erase', drawnBy: 'signature/[token]/erase/+page.svelte' },
    reach: link(({ counted }) => `/signature/${counted.hour}/erase`),
  },
  {
    ...{ name: 'erase-other-link', title: 'Erase, by the lasting link', drawnBy: '+error.svelte' },
    reach: link(({ counted }) => `/signature/${counted.lasting}/erase`),
  },
  {
    ...{ name: 'erased', title: 'Erased', drawnBy: 'signature/erased/+page.svelte' },
    reach: (page, { at }) => page.goto(at('/signature/erased')),
  },
  {
    ...{ name: 'my-signature', title: 'Ask for the link again' },
    drawnBy: 'petitions/[slug]/my-signature/+page.svelte',
    reach: (page, { at, petition }) => page.goto(at(`/petitions/${petition}/my-signature`)),
  },
  {
    ...{ name: 'my-signature-sent', title: 'Asked for the link again' },
    drawnBy: 'petitions/[slug]/my-signature/+page.svelte',
    async reach(page, stage) {
      await page.goto(stage.at(`/petitions/${stage.petition}/my-signature`));
      await page.locator('#email').fill('nobody@example.org');
      await press(page, stage, 'find_submit');
      await page.getByRole('heading', { name: stage.word('find_sent_title') }).waitFor();
    },
  },
  {
    ...{ name: 'unsubscribe', title: 'Stop all email', drawnBy: null },
    reach: stop,
  },
  {
    ...{ name: 'unsubscribed', title: 'No more email', drawnBy: null },
    async reach(page, stage) {
      await stop(page, stage);
      await press(page, stage, 'stop_submit');
      await page.getByRole('heading', { name: stage.word('stop_done_title') }).waitFor();
    },
  },
  {
    ...{ name: 'unsubscribe-unknown', title: 'Stop all email, by no link of ours', drawnBy: null },
    reach: (page, { site, locale }) =>
      page.goto(`${site.origin}/unsubscribe/nonsense?lang=${locale}`),
  },
];

function link(path: (people: People) => string) {
  return async (page: Page, stage: Stage) => page.goto(stage.at(path(await stage.people())));
}

async function stop(page: Page, { site, locale, people }: Stage): Promise<void> {
  const { confirm } = (await people()).stopped;
  await page.goto(`${site.origin}/unsubscribe/${confirm}?lang=${locale}`);
}

function press(page: Page, { word }: Stage, name: Parameters<Stage['word']>[0]): Promise<void> {
  return page.getByRole('button', { name: word(name) }).click();
}

async function pressForProblems(...[page, stage, name]: Parameters<typeof press>): Promise<void> {
  await press(page, stage, name);
  await page.getByRole('heading', { name: stage.word('problems_heading') }).waitFor();
}

let addresses = 0;
/** Whoever signs a second time is answered alike, and mailed less. */
const newAddress = () => `you-${addresses++}@example.org`;
