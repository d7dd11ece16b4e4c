/** The languages of the site, by their BCP 47 tags; those of the message catalogue. */
export const LOCALES = ['en', 'uk'] as const;

export type Locale = (typeof LOCALES)[number];

/** In which manner dates, numbers and names of countries are written. */
export const LOCALE_TAGS: Record<Locale, string> = { en: 'en-GB', uk: 'uk-UA' };

/** Its addresses have no prefix; those of the others begin with their tag. */
export const BASE_LOCALE: Locale = 'en';

export const isLocale = (text: unknown): text is Locale => LOCALES.includes(text as Locale);

/** `/uk/privacy` is `/privacy` in Ukrainian. */
export function splitLocale(path: string): { locale: Locale; path: string } {
  const [, tag = ''] = path.split('/', 2);
  if (!isLocale(tag) || tag === BASE_LOCALE) return { locale: BASE_LOCALE, path };
  return { locale: tag, path: path.slice(tag.length + 1) || '/' };
}

export function pathIn(locale: Locale, path: string): string {
  if (locale === BASE_LOCALE) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
