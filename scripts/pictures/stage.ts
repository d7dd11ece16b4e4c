import type { Browser } from 'playwright-core';
import { type Locale, pathIn } from '../../packages/shared/src/locales.ts';
import { addAlerts } from '../../tests/support/alerts.ts';
import { addBrokenArticle } from '../../tests/support/broken-article.ts';
import { logIn } from '../../tests/support/desk.ts';
import { addCrowd, closeOwnPetition, createOwnPetition } from '../../tests/support/own-petition.ts';
import { addStaff, hasShownFactor } from '../../tests/support/staff-at-work.ts';
import type { SiteUnderTest } from '../../tests/support/site-under-test.ts';
import { wordIn } from '../../tests/support/words.ts';
import { createPeople, type People } from './people.ts';

type Word = Parameters<typeof wordIn>[1];

/** What the pages of one language need to be there, made once a page first asks for it. */
export type Stage = {
  site: SiteUnderTest;
  locale: Locale;
  petition: string;
  at: (path: string) => string;
  word: (name: Word) => string;
  people: () => Promise<People>;
  closedPetition: () => Promise<string>;
  brokenArticle: () => Promise<string>;
  /** Something has happened that staff are told of. */
  alerts: () => Promise<void>;
  /** A colleague has proposed what nobody decides alone: the path where it waits. */
  proposal: () => Promise<string>;
};

export function createStage(
  browser: Browser,
  site: SiteUnderTest,
  { locale, petition }: { locale: Locale; petition: string },
): Stage {
  return {
    site,
    locale,
    petition,
    at: (path) => site.origin + pathIn(locale, path),
    word: (name) => wordIn(locale, name),
    people: once(() => createPeople(site, { petition, locale })),
    closedPetition: once(async () => {
      const slug = `${petition}-closed-${locale}`;
      await createOwnPetition(site.ownerUrl, slug);
      await addCrowd(site.ownerUrl, slug);
      await closeOwnPetition(site.ownerUrl, slug);
      return slug;
    }),
    brokenArticle: once(async () => {
      await addBrokenArticle(site.ownerUrl, 'broken');
      return 'broken';
    }),
    alerts: once(async () => {
      const slug = `${petition}-told-${locale}`;
      await createOwnPetition(site.ownerUrl, slug);
      await addAlerts(site.ownerUrl, slug);
    }),
    proposal: once(async () => {
      const slug = `${petition}-waits-${locale}`;
      const path = `/staff/petitions/${slug}/invalidations`;
      await createOwnPetition(site.ownerUrl, slug);
      await addCrowd(site.ownerUrl, slug, 1_200);
      const page = await browser.newPage();
      const carla = await addStaff(site.ownerUrl, 'CAMPAIGNER');
      await logIn(page, site.origin, carla);
      await hasShownFactor(site.ownerUrl, carla);
      await page.goto(`${site.origin}${path}?source=petition&count=yes`);
      await page.getByLabel('Reason').fill('One machine');
      await page.getByRole('button', { name: /^Propose/ }).click();
      await page.getByText('It is about 1,200 signatures, and waits').waitFor();
      await page.close();
      return path;
    }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
