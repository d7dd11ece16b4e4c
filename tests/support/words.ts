import type { Locale } from '../../packages/shared/src/locales.ts';
import en from '../../packages/shared/messages/en.json' with { type: 'json' };
import uk from '../../packages/shared/messages/uk.json' with { type: 'json' };

type Name = keyof typeof en & keyof typeof uk;

/** What pages and mails say in a language; only sentences that have no forms. */
export function wordIn(locale: Locale, name: Name): string {
  const word = { en, uk }[locale][name];
  if (typeof word !== 'string') throw new Error(`${name} has several forms.`);
  return word;
}
