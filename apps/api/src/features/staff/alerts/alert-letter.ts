import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import {
  alertText,
  alertTitle,
  alertWays,
  type AlertFacts,
} from '@undersigned/shared/staff/alert-words.ts';
import { timesOfTraffic } from '@undersigned/shared/staff/traffic-time.ts';
import { UTC } from '@undersigned/shared/staff/time-zone.ts';
import { textOf } from '../../../platform/locale.ts';
import type { Letter } from '../../../platform/mail-layout.ts';
import type { Alert } from '../../alerts/alert.entity.ts';
import type { ReadEntry } from '../../integrity/large-change.service.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { changeOf } from './alert-change.ts';
import { StaffRole } from '../staff-role.ts';
import { utcTime } from '../utc-time.ts';

type Told = {
  /** At least one, the oldest first. */
  alerts: Alert[];
  petitions: ReadonlyMap<string, PetitionEntity>;
  /** Of those alerts that are about a changed count. */
  entries: ReadonlyMap<string, ReadEntry>;
  /** Of whoever is told. */
  role: StaffRole;
  /** By which the desk understands a time in a link; UTC where nobody has said. */
  timeZone: string;
  locale: Locale;
  siteName: string;
  /** The address of one of our pages. */
  page: (path: string) => string;
};

/** The others are at the desk. */
const TOLD_IN_A_MAIL = 20;

/** What was unusual or reached, of one alert or of several. */
export function alertLetter(told: Told): Letter {
  const { alerts, petitions, locale, siteName, page } = told;
  const says = { locale };
  const facts = alerts.map((alert) => ({ alert, facts: factsOf(alert), title: titleOf(alert) }));
  const [first] = facts;
  const n = new Intl.NumberFormat(LOCALE_TAGS[locale]).format(alerts.length);
  const isOne = alerts.length === 1;
  const left = alerts.length - TOLD_IN_A_MAIL;
  const lines = facts
    .slice(-TOLD_IN_A_MAIL)
    .flatMap(({ alert, facts: about, title }) => [
      ...(title === null ? [] : [{ petition: title }]),
      `${alertTitle(about, locale)}. ${whenOf(alert, locale)}`,
      alertText(about, locale),
      ...waysOf(about),
    ]);
  return {
    subject: isOne
      ? [first!.title, alertTitle(first!.facts, locale)].filter((part) => part !== null).join(': ')
      : m.mail_alert_subject({ count: alerts.length, n, site: siteName }, says),
    lines: [
      m.mail_alert_asked({ site: siteName }, says),
      ...lines,
      ...(left > 0 ? [m.mail_alert_left({ count: left, n: String(left) }, says)] : []),
      { action: m.alert_see_all({}, says), url: page('/staff/alerts') },
      m.mail_alert_choose({}, says),
    ],
  };

  function titleOf({ petitionId }: Alert): string | null {
    const petition = petitionId === null ? undefined : petitions.get(petitionId);
    return petition ? textOf(petition, locale).title : null;
  }

  function waysOf(about: AlertFacts) {
    const choice = alertWays(about, locale).map(({ label, path }) => ({ label, url: page(path) }));
    return choice.length > 0 ? [{ choice }] : [];
  }

  function factsOf(alert: Alert): AlertFacts {
    const { kind, figure, petitionId, endedAt } = alert;
    const slug = petitionId === null ? null : (petitions.get(petitionId)?.slug ?? null);
    const { trafficKind, trafficName: name, usual, others } = alert;
    const traffic =
      trafficKind === null
        ? null
        : { kind: trafficKind, name: name ?? '', usual: usual ?? 0, others: others ?? 0 };
    const change = wordedChange(alert, told);
    const isForAdministrator = told.role === StaffRole.ADMIN;
    const during = told.timeZone === UTC ? null : timesOfTraffic(alert, told.timeZone);
    const isOver = endedAt !== null;
    return { kind, figure, slug, traffic, change, isOver, isForAdministrator, during };
  }
}

function wordedChange(alert: Alert, { entries, role }: Told): AlertFacts['change'] {
  const entry = alert.entryId === null ? undefined : entries.get(alert.entryId);
  if (!entry) return null;
  const change = changeOf(alert, entry, role);
  return { ...change, kind: change.kind.toUpperCase() as Uppercase<typeof change.kind> };
}

/** Since when, or from when to when; in UTC, whoever reads it wherever. */
function whenOf({ kind, beganAt, endedAt }: Alert, locale: Locale): string {
  const says = { locale };
  const from = utcTime(beganAt, locale);
  if (endedAt === null) return m.mail_alert_since({ time: from }, says);
  const to = utcTime(endedAt, locale);
  const isAtOnce = kind === 'MILESTONE' || (kind === 'CHANGE' && from === to);
  return isAtOnce
    ? m.mail_alert_at({ time: from }, says)
    : m.mail_alert_from_to({ from, to }, says);
}
