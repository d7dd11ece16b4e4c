import { splitLocale } from '@undersigned/shared/locales.ts';
import { page } from '$app/state';
import { keepTyping, ofThisTab, type Field } from './typing.ts';

/** Whoever leaves a step, or is led away, finds these in the form when its page is opened next. */
export function keepForPage(fields: Field[]): void {
  const path = splitLocale(page.url.pathname).path;
  const who = String(page.data.viewer?.email);
  keepTyping(ofThisTab, { path, who, at: Date.now(), isLost: true, fields, rest: [] });
}
