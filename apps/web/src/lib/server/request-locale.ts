import { AsyncLocalStorage } from 'node:async_hooks';
import { BASE_LOCALE, type Locale } from '@undersigned/shared/locales.ts';
import { localeComesFrom } from '#lib/locale.ts';

const current = new AsyncLocalStorage<Locale>();

localeComesFrom(() => current.getStore() ?? BASE_LOCALE);

/** Whatever is said while this runs is said in that language. */
export const speaking = <T>(locale: Locale, run: () => T): T => current.run(locale, run);
