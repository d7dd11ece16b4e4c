import { LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import { locale } from '#lib/locale.ts';

/** A label in the page's language, and the same in the others. */
export function said(message: (says: { locale: Locale }) => string): {
  label: string;
  words: string;
} {
  const own = locale();
  const others = LOCALES.filter((one) => one !== own);
  return {
    label: message({ locale: own }),
    words: others.map((other) => message({ locale: other })).join(' '),
  };
}
