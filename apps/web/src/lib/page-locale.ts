import { BASE_LOCALE, isLocale } from '@undersigned/shared/locales.ts';
import { localeComesFrom } from './locale.ts';

/** In the browser the page says which language it is in. */
export function speakAsThePage(): void {
  localeComesFrom(() => {
    const { lang } = document.documentElement;
    return isLocale(lang) ? lang : BASE_LOCALE;
  });
}
