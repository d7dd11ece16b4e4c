import { LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import { locale } from '#lib/locale.ts';

export type Message = (says: { locale: Locale }) => string;

/** A label in the page's language, and the same in the others; `also`: what else somebody may type. */
export function said(message: Message, also?: Message): { label: string; words: string } {
  const own = locale();
  const others = LOCALES.filter((one) => one !== own).map((other) => message({ locale: other }));
  const more = also ? LOCALES.map((each) => also({ locale: each })) : [];
  return { label: message({ locale: own }), words: [...others, ...more].join(' ') };
}

/** What these say, one after the other. */
export const both =
  (...messages: Message[]): Message =>
  (says) =>
    messages.map((message) => message(says)).join(' ');
