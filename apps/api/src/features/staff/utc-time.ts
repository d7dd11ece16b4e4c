import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';

/** A moment as mails tell it: in UTC, whoever reads it wherever. */
export function utcTime(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...{ timeZone: 'UTC', timeZoneName: 'short' },
  }).format(at);
}
