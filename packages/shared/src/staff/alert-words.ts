import { m } from '../generated/messages/messages.js';
import { MAILS_COUNTED_MAX } from '../limits.ts';
import { LOCALE_TAGS, type Locale } from '../locales.ts';
import { changeText, changeTitle, type AlertChange } from './alert-change-words.ts';
import { pathOfDecision } from './decision-path.ts';
import { shortTagName } from './tag-name.ts';
import type { During } from './traffic-time.ts';

type Traffic = {
  kind: 'ALL' | 'NETWORK' | 'DOMAIN' | 'COUNTRY';
  name: string;
  usual: number;
  others: number;
};
/**
 * What an alert is about, for a page as for a mail. `traffic` of TRAFFIC, `change` of CHANGE, `slug` of all
 * but MAIL.
 */
export type AlertFacts = {
  kind: 'MILESTONE' | 'TRAFFIC' | 'DRIFT' | 'MAIL' | 'CHANGE';
  figure: number;
  slug: string | null;
  traffic: Traffic | null;
  change: AlertChange | null;
  isOver: boolean;
  /** Whoever reads it may look in the record. */
  isForAdministrator: boolean;
  /** Of TRAFFIC, in the reader's time zone; null where that is not known. */
  during: During | null;
};

/** In a few words, as a heading. */
export function alertTitle(facts: AlertFacts, locale: Locale): string {
  const { kind, figure, traffic, change, isOver } = facts;
  const says = { locale };
  const n = formatted(figure, locale);
  if (kind === 'MILESTONE') return m.alert_milestone({ n }, says);
  if (kind === 'TRAFFIC') return m.alert_traffic({ what: trafficName(traffic!, locale) }, says);
  if (kind === 'CHANGE') return changeTitle(change!, n, locale);
  if (kind === 'MAIL') return isOver ? m.alert_mail_over({}, says) : m.alert_mail({}, says);
  return (isOver ? m.alert_drift_over : m.alert_drift)({ count: figure, n }, says);
}

/** What it means, with its figures. */
export function alertText(facts: AlertFacts, locale: Locale): string {
  const { kind, figure, traffic, change, isOver, isForAdministrator } = facts;
  const says = { locale };
  const n = formatted(figure, locale);
  if (kind === 'MILESTONE') return m.alert_milestone_text({}, says);
  if (kind === 'CHANGE') return changeText(change!, isForAdministrator, locale);
  if (kind === 'DRIFT') {
    return isOver ? m.alert_drift_over_text({}, says) : m.alert_drift_text({}, says);
  }
  if (kind === 'MAIL') {
    const mails = { count: figure, n: figure < MAILS_COUNTED_MAX ? n : `${n}+` };
    if (isOver) return m.alert_mail_over_text(mails, says);
    return `${m.alert_mail_text(mails, says)} ${m.alert_mail_means({}, says)}`;
  }
  const { usual, others } = traffic!;
  const far = m.alert_traffic_text({ peak: n, usual: formatted(Math.round(usual), locale) }, says);
  const more = m.alert_traffic_others({ count: others, n: formatted(others, locale) }, says);
  return others > 0 ? `${far} ${more}` : far;
}

/** Where to look next, or to do something about it. Late mail leads to no page. */
export function alertWays(facts: AlertFacts, locale: Locale): { label: string; path: string }[] {
  const { kind, slug, traffic, change, during, isForAdministrator } = facts;
  const says = { locale };
  const petition = `/staff/petitions/${slug}`;
  const ledger = { label: m.alert_ledger_next({}, says), path: `/petitions/${slug}/ledger` };
  if (kind === 'MAIL') return [];
  if (kind === 'DRIFT') return [ledger];
  // Of all signatures the counts say more than a list would: when, from where, and by which links.
  if (kind === 'MILESTONE' || traffic?.kind === 'ALL') {
    return [{ label: m.alert_counts_next({}, says), path: petition }];
  }
  if (kind === 'TRAFFIC') {
    const path = `${petition}/signatures?${filterOf(traffic!, during)}`;
    return [{ label: m.alert_traffic_next({}, says), path }];
  }
  const { decision } = change!;
  const seen = decision === null ? null : pathOfDecision({ slug: slug!, id: decision });
  return [
    ledger,
    ...(seen ? [{ label: m.alert_change_decision({}, says), path: seen }] : []),
    ...(isForAdministrator
      ? [{ label: m.alert_change_record({}, says), path: '/staff/record' }]
      : []),
  ];
}

function filterOf({ kind, name }: Traffic, during: During | null): string {
  const { from, to } = during ?? {};
  const named = { [kind.toLowerCase()]: name, ...(from && { from }), ...(to && { to }) };
  return new URLSearchParams(named).toString();
}

function trafficName({ kind, name }: Traffic, locale: Locale): string {
  const says = { locale };
  if (kind === 'ALL') return m.staff_flag_all({}, says);
  if (kind === 'NETWORK') return m.staff_network_named({ name: shortTagName(name) }, says);
  if (kind === 'DOMAIN') return m.staff_domain_named({ name: shortTagName(name) }, says);
  const countries = new Intl.DisplayNames([LOCALE_TAGS[locale]], { type: 'region' });
  // The apostrophe that Ukrainian text is set with, and the fonts have.
  return (countries.of(name) ?? name).replaceAll('ʼ', '’');
}

function formatted(figure: number, locale: Locale): string {
  return new Intl.NumberFormat(LOCALE_TAGS[locale]).format(figure);
}
