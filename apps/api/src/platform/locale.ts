import { BASE_LOCALE, isLocale, LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import Negotiator from 'negotiator';

/** Which of our languages a request wants to be answered in (Accept-Language, RFC 9110). */
export function wantedLocale(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return BASE_LOCALE;
  const headers = { 'accept-language': acceptLanguage };
  const wanted = new Negotiator({ headers }).language([...LOCALES]);
  return isLocale(wanted) ? wanted : BASE_LOCALE;
}

/** The texts of a row: in the language in which it was written, and in others. */
export type Translated<Text> = Text & {
  locale: string;
  texts: Partial<Record<string, Text>>;
};

/** In the language that is wanted where there is such a text, else as it was written. */
export function textOf<Text>(row: Translated<Text>, wanted: Locale): Text & { locale: string } {
  const other = row.locale === wanted ? undefined : row.texts[wanted];
  return other ? { ...other, locale: wanted } : row;
}
