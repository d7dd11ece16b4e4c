import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import { deviceWords } from '@undersigned/shared/staff/device-words.ts';
import type { Letter } from '../../../platform/mail-layout.ts';
import { utcTime } from '../utc-time.ts';
import type { SafetyMail } from '../../accounts/safety-mail.service.ts';
import { isOfRole, isOwn, safetyWords } from './safety-words.ts';

type Changes = SafetyMail['changes'];
type Told = {
  /** At least one, in their order. */
  changes: Changes;
  locale: Locale;
  siteName: string;
  /** The page of the account; null for whoever has no role, and so no such page. */
  accountUrl: string | null;
};

/**
 * What was done, when and with which browser. The same that was done a hundred times is one line, so that a
 * flood of one thing hides nothing else.
 */
export function safetyLetter({ changes, locale, siteName, accountUrl }: Told): Letter {
  const says = { locale };
  const site = siteName;
  const byWords = Map.groupBy(changes, ({ action, detail }) => safetyWords(action, detail, locale));
  const [what] = byWords.keys();
  // Without a role there is no page to do anything on.
  const isOnlyRole = accountUrl === null || changes.every(({ action }) => isOfRole(action));
  return {
    subject: byWords.size === 1 ? `${site}: ${what}` : m.mail_safety_subject({ site }, says),
    lines: [
      m.mail_safety_about({ site }, says),
      ...[...byWords].map(([words, same]) => `${words}. ${whenAndWhere(same, locale)}`),
      ...(isOnlyRole
        ? [m.mail_safety_not_known_role({ site }, says)]
        : [m.mail_safety_known({}, says), m.mail_safety_not_known({}, says)]),
      ...(accountUrl === null ? [] : [{ action: m.mail_safety_action({}, says), url: accountUrl }]),
      m.mail_safety_never_asked({}, says),
    ],
  };
}

function whenAndWhere(same: Changes, locale: Locale): string {
  const says = { locale };
  const [from, to] = [same[0]!, same.at(-1)!].map(({ at }) => utcTime(at, locale));
  const n = new Intl.NumberFormat(LOCALE_TAGS[locale]).format(same.length);
  const times = same.length > 1 ? [m.mail_safety_times({ count: same.length, n }, says)] : [];
  const when =
    from === to
      ? m.mail_alert_at({ time: from! }, says)
      : m.mail_alert_from_to({ from: from!, to: to! }, says);
  return [...times, when, ...browsersOf(same, locale)].join(' ');
}

/** Each once, of what was done with one. */
function browsersOf(same: Changes, locale: Locale): string[] {
  const browsers = same
    .filter(({ action }) => isOwn(action))
    .map(({ detail }) => deviceWords(detail, locale));
  return browsers.length > 0 ? [`${[...new Set(browsers)].join('; ')}.`] : [];
}
