const LOCALE = 'en-GB';
const TIME_ZONE = 'Europe/London';

const numbers = new Intl.NumberFormat(LOCALE);
const dates = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const days = dateFormat({ day: 'numeric', month: 'long' });
const weekdays = dateFormat({ weekday: 'long' });
const times = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** 12480 is written 12,480. */
export const formatNumber = (value: number): string => numbers.format(value);

/** 16 March 2022, in the newsroom's time zone: every reader is served the same page. */
export const formatDate = (at: string): string => dates.format(new Date(at));

export const formatDayAndMonth = (at: string): string => days.format(new Date(at));

export const formatDateWithWeekday = (at: string): string =>
  `${weekdays.format(new Date(at))} ${formatDate(at)}`;

export const formatTime = (at: string): string => times.format(new Date(at));

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: TIME_ZONE });
}
