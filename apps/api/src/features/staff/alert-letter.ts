import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import {
  alertNext,
  alertPath,
  alertText,
  alertTitle,
  type AlertFacts,
} from '@undersigned/shared/staff/alert-words.ts';
import { textOf } from '../../platform/locale.ts';
import type { Letter } from '../../platform/mail-layout.ts';
import type { Alert } from '../alerts/alert.entity.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';

type Told = {
  /** At least one, the oldest first. */
  alerts: Alert[];
  petitions: ReadonlyMap<string, PetitionEntity>;
  locale: Locale;
  siteName: string;
  /** The address of one of our pages. */
  page: (path: string) => string;
};

/** The others are at the desk. */
const TOLD_IN_A_MAIL = 20;

/** What was unusual or reached, of one alert or of several. */
export function alertLetter({ alerts, petitions, locale, siteName, page }: Told): Letter {
  const says = { locale };
  const facts = alerts.map((alert) => ({ alert, facts: factsOf(alert), title: titleOf(alert) }));
  const [first] = facts;
  const n = new Intl.NumberFormat(LOCALE_TAGS[locale]).format(alerts.length);
  const isOne = alerts.length === 1;
  const left = alerts.length - TOLD_IN_A_MAIL;
  const told = facts.slice(-TOLD_IN_A_MAIL).flatMap(({ alert, facts: about, title }) => [
    ...(title === null ? [] : [{ petition: title }]),
    `${alertTitle(about, locale)}. ${whenOf(alert, locale)}`,
    alertText(about, locale),
    // Late mail leads to no page of its own.
    ...(about.kind === 'MAIL'
      ? []
      : [{ choice: [{ label: alertNext(about, locale), url: page(alertPath(about)) }] }]),
  ]);
  return {
    subject: isOne
      ? [first!.title, alertTitle(first!.facts, locale)].filter((part) => part !== null).join(': ')
      : m.mail_alert_subject({ count: alerts.length, n, site: siteName }, says),
    lines: [
      m.mail_alert_asked({ site: siteName }, says),
      ...told,
      ...(left > 0 ? [m.mail_alert_left({ count: left, n: String(left) }, says)] : []),
      { action: m.alert_see_all({}, says), url: page('/staff/alerts') },
      m.mail_alert_choose({}, says),
    ],
  };

  function titleOf({ petitionId }: Alert): string | null {
    const petition = petitionId === null ? undefined : petitions.get(petitionId);
    return petition ? textOf(petition, locale).title : null;
  }

  function factsOf({ kind, figure, petitionId, endedAt, ...alert }: Alert): AlertFacts {
    const slug = petitionId === null ? null : (petitions.get(petitionId)?.slug ?? null);
    const { trafficKind, trafficName: name, usual, others } = alert;
    const traffic =
      trafficKind === null
        ? null
        : { kind: trafficKind, name: name ?? '', usual: usual ?? 0, others: others ?? 0 };
    return { kind, figure, slug, traffic, isOver: endedAt !== null };
  }
}

/** Since when, or from when to when; in UTC, whoever reads it wherever. */
function whenOf({ kind, beganAt, endedAt }: Alert, locale: Locale): string {
  const says = { locale };
  const time = (at: Date) =>
    new Intl.DateTimeFormat(LOCALE_TAGS[locale], {
      ...{ day: 'numeric', month: 'long', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      ...{ timeZone: 'UTC', timeZoneName: 'short' },
    }).format(at);
  if (kind === 'MILESTONE') return m.mail_alert_at({ time: time(beganAt) }, says);
  if (endedAt === null) return m.mail_alert_since({ time: time(beganAt) }, says);
  return m.mail_alert_from_to({ from: time(beganAt), to: time(endedAt) }, says);
}
