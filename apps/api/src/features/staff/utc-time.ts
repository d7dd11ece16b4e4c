import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import { runtimeName, UTC } from '@undersigned/shared/staff/time-zone.ts';

/** A moment as mails tell it: in UTC, whoever reads it wherever. */
export const utcTime = (at: Date, locale: Locale): string => timeInMail(at, UTC, locale);

/** The same by somebody's own clock, with the name of its zone: whoever reads it may be elsewhere by then. */
export function timeInMail(at: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...{ timeZone: runtimeName(timeZone) ?? UTC, timeZoneName: 'short' },
  }).format(at);
}
