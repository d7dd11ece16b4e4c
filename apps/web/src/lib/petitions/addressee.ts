import { locale } from '#lib/locale.ts';

/** "The UK government" in the middle of a sentence: "goes to the UK government". */
export const inSentence = (addressee: string): string =>
  locale() === 'en' ? addressee.replace(/^The(?= )/, 'the') : addressee;

export const atStart = (addressee: string): string =>
  addressee.replace(/^./u, (first) => first.toLocaleUpperCase(locale()));
