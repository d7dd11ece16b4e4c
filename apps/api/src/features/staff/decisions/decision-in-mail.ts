import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';

/** What a letter about decisions is made of beside them, and for whom. */
export type AboutDecisions = {
  petitions: ReadonlyMap<string, PetitionEntity>;
  /** Addresses by account. */
  emails: ReadonlyMap<string, { email: string }>;
  timeZone: string;
  locale: Locale;
  siteName: string;
  /** The address of one of our pages. */
  page: (path: string) => string;
};

/** The others are at the desk. */
export const TOLD_IN_A_MAIL = 20;

const KINDS = {
  INVALIDATION: m.staff_decision_invalidation,
  REFUSAL: m.staff_decision_refusal,
  RELEASE: m.staff_decision_release,
};

export const numberInMail = (n: number, locale: Locale): string =>
  new Intl.NumberFormat(LOCALE_TAGS[locale]).format(n);

export const sizeInMail = (count: number, locale: Locale): string =>
  m.staff_decision_about({ count, n: numberInMail(count, locale) }, { locale });

/** What is decided, about how many, and why. */
export function decisionInMail(
  { kind, expected, reason }: Pick<DecisionRow, 'kind' | 'expected' | 'reason'>,
  locale: Locale,
): string {
  const end = /[.!?…]$/.test(reason) ? '' : '.';
  const why = m.alert_change_reason({ reason }, { locale });
  return `${KINDS[kind]({}, { locale })} ${sizeInMail(expected, locale)}. ${why}${end}`;
}
