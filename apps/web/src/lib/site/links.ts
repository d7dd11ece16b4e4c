import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LOCALES, pathIn, splitLocale, type Locale } from '@undersigned/shared/locales.ts';
import { local, locale } from '#lib/locale.ts';

export type Navigation = { campaign?: string; petition?: string };
/** Of the page in hand. */
export type Address = { pathname: string; searchParams: Pick<URLSearchParams, 'get'> };
export type NavigationLink = { href: string; label: string; current: boolean };
export type LanguageLink = { href: string; label: string; lang: Locale };

export function linksOf(navigation: Navigation, route: string | null): NavigationLink[] {
  const { campaign, petition } = navigation;
  const links = [{ href: local('/'), label: m.nav_front(), current: route === '/' }];
  if (campaign) {
    const current = route === '/campaigns/[slug]';
    links.push({ href: local(`/campaigns/${campaign}`), label: m.nav_campaign(), current });
  }
  if (petition) {
    const current = /^\/(petitions|confirm|signature)\//.test(route ?? '');
    links.push({ href: local(`/petitions/${petition}`), label: m.nav_petition(), current });
  }
  return links;
}

/** The same page in the other languages; where the reader came from goes along. */
export function languageLinks({ pathname, searchParams }: Address): LanguageLink[] {
  const { path } = splitLocale(pathname);
  const source = searchParams.get('source');
  const query = source ? `?${new URLSearchParams({ source })}` : '';
  return LOCALES.filter((other) => other !== locale()).map((lang) => ({
    href: pathIn(lang, path) + query,
    label: m.language_name({}, { locale: lang }),
    lang,
  }));
}
