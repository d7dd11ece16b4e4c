import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import { locale } from '#lib/locale.ts';

// Every reader of a page is served the same one, so its times are those of one place.
const TIME_ZONES: Record<Locale, string> = { en: 'Europe/London', uk: 'Europe/Kyiv' };

type Formats = ReturnType<typeof formatsOf>;
const made = new Map<string, Formats>();

/** 12480 is written 12,480. */
export const formatNumber = (value: number): string => formats().numbers.format(value);

/** What a count goes up or down by: a minus as wide as the figures. */
export const formatChange = (change: number): string =>
  change < 0 ? `\u2212${formatNumber(-change)}` : formatNumber(change);

/** 16 March 2022, in the time zone of the page's language. */
export const formatDate = (at: string): string => formats().date(new Date(at));

export const formatDayAndMonth = (at: string): string => formats().days.format(new Date(at));

export const formatDateWithWeekday = (at: string): string => formats().dateline(new Date(at));

export const formatTime = (at: string): string => formats().times.format(new Date(at));

export const formatTimeWithSeconds = (at: string): string => formats().seconds.format(new Date(at));

/** Names one after the other, as in a sentence. */
export const formatList = (names: string[]): string => formats().lists.format(names);

/** A share of 0.835 is written 83.5%. */
export function formatShare(share: number): string {
  if (share === 1) return '100%';
  const { percents } = formats();
  if (share > 0 && share < LEAST_SHARE / 2) return `<${percents.format(LEAST_SHARE)}`;
  if (share < 1 && share >= 1 - LEAST_SHARE / 2) return `>${percents.format(1 - LEAST_SHARE)}`;
  return percents.format(share);
}
/** That has a place to be written at: what is less is not nothing. */
const LEAST_SHARE = 0.001;

/** Where a word stands by itself: English, Українська. */
export const languageName = (language: string): string =>
  capitalised(formats().languages.of(language) ?? language);

/** The same in a time zone that somebody chose, by the name that the runtime knows. */
export const formatsIn = (timeZone: string): Formats => formats(timeZone);

function formats(timeZone = TIME_ZONES[locale()]): Formats {
  const own = locale();
  const key = `${own} ${timeZone}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = formatsOf(own, timeZone)));
  return found;
}

function formatsOf(own: Locale, timeZone: string) {
  const tag = LOCALE_TAGS[own];
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const days = dates({ day: 'numeric', month: 'long' });
  const years = dates({ year: 'numeric' });
  const weekdays = dates({ weekday: 'long' });
  // "2022 р." would end a sentence with two full stops.
  const date = (at: Date) =>
    own === 'uk'
      ? `${days.format(at)} ${years.format(at)} року`
      : `${days.format(at)} ${years.format(at)}`;
  return {
    days,
    date,
    dateline: (at: Date) =>
      own === 'uk'
        ? `${capitalised(weekdays.format(at))}, ${date(at)}`
        : `${weekdays.format(at)} ${date(at)}`,
    times: dates(clock),
    seconds: dates({ ...clock, second: '2-digit' }),
    years,
    shortDays: dates({ day: 'numeric', month: 'short' }),
    months: dates({ month: 'short', year: 'numeric' }),
    numbers: new Intl.NumberFormat(tag),
    languages: new Intl.DisplayNames([tag], { type: 'language' }),
    lists: new Intl.ListFormat(tag),
    percents: new Intl.NumberFormat(tag, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('uk') + text.slice(1);
}
