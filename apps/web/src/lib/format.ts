const LOCALE = 'en-GB';
const TIME_ZONE = 'Europe/London';

const numbers = new Intl.NumberFormat(LOCALE);
const dates = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const days = dateFormat({ day: 'numeric', month: 'long' });
const weekdays = dateFormat({ weekday: 'long' });
const times = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = dateFormat({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const percents = new Intl.NumberFormat(LOCALE, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const daysOfUtc = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** 12480 is written 12,480. */
export const formatNumber = (value: number): string => numbers.format(value);

/** 16 March 2022, in the newsroom's time zone: every reader is served the same page. */
export const formatDate = (at: string): string => dates.format(new Date(at));

export const formatDayAndMonth = (at: string): string => days.format(new Date(at));

export const formatDateWithWeekday = (at: string): string =>
  `${weekdays.format(new Date(at))} ${formatDate(at)}`;

export const formatTime = (at: string): string => times.format(new Date(at));

export const formatTimeWithSeconds = (at: string): string => seconds.format(new Date(at));

/** A share of 0.835 is written 83.5%. */
export const formatShare = (share: number): string =>
  share === 1 ? '100%' : percents.format(share);

/** 16 Mar: for the days of charts, which are those of UTC. */
export const formatDayOfUtc = (at: string): string => daysOfUtc.format(new Date(at));

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: TIME_ZONE });
}
