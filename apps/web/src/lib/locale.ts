import { getLocale, overwriteGetLocale } from '@undersigned/shared/generated/messages/runtime.js';
import { pathIn, type Locale } from '@undersigned/shared/locales.ts';

/** The language of the page in hand. */
export const locale = (): Locale => getLocale();

/** Says where that is known from: on the server from the request, in the browser from the page. */
export const localeComesFrom = (source: () => Locale): void => overwriteGetLocale(source);

/** An address of ours, in the language of the page in hand. */
export const local = (path: string): string => pathIn(locale(), path);

/** For `lang` on a text of the newsroom: its language where that is not the page's. */
export const foreign = (language: string): string | undefined =>
  language === locale() ? undefined : language;
