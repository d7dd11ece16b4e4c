import { m } from '@undersigned/shared/generated/messages/messages.js';
import { shortTagName } from '@undersigned/shared/staff/tag-name.ts';
import { formatNumber } from '#lib/format.ts';
import { sourceName } from '#lib/signatures/source-name.ts';
import { waitText } from '#lib/wait.ts';
import type { Times } from '../time/times-in.ts';
import { heldWord } from '../signatures/signature-words.ts';
import { paceOf, progressOf } from './decision-pace.ts';
import type { ListedDecision } from './decisions.server.ts';

export const kindWord = ({ kind }: Pick<ListedDecision, 'kind'>): string =>
  ({
    INVALIDATION: m.staff_decision_invalidation,
    REFUSAL: m.staff_decision_refusal,
    RELEASE: m.staff_decision_release,
  })[kind]();

export const progressWord = ({ state }: Pick<ListedDecision, 'state'>): string =>
  ({
    PROPOSED: m.staff_decision_proposed,
    RUNNING: m.staff_decision_running,
    DONE: m.staff_decision_done,
    CANCELLED: m.staff_decision_cancelled,
    REINSTATING: m.staff_decision_reinstating,
    REINSTATED: m.staff_decision_reinstated,
  })[state]();

export const isUnderWay = ({ state }: Pick<ListedDecision, 'state'>): boolean =>
  state === 'RUNNING' || state === 'REINSTATING';

/** What is not over: it waits for somebody, or is being carried out or undone. */
export const isOpen = (decision: Pick<ListedDecision, 'state'>): boolean =>
  decision.state === 'PROPOSED' || isUnderWay(decision);

/** How fast it goes and how long it takes still, or that nobody carries it out. */
export function paceWords(decision: ListedDecision, asOf: string, { time }: Times): string {
  const pace = paceOf(decision, Date.parse(asOf));
  if (pace.kind === 'begins') return m.staff_pace_begins();
  if (pace.kind === 'begun') return m.staff_pace_begun();
  if (pace.kind === 'stands') return m.staff_pace_stands({ time: time(pace.since) });
  return m.staff_pace_goes({
    rate: formatNumber(pace.perMinute),
    wait: waitText(pace.secondsLeft),
  });
}

/** What is said aloud: at each quarter, and in the end. Asked more often, it says the same. */
export function spokenProgress(decision: ListedDecision): string {
  const [done, all] = progressOf(decision);
  const name = m.staff_decision_named({ kind: kindWord(decision), reason: decision.reason });
  if (!isUnderWay(decision)) return `${name}: ${progressWord(decision)}`;
  const quarter = Math.floor((4 * done) / Math.max(1, all));
  return `${name}: ${progressWord(decision)}, ${25 * quarter}%`;
}

/** How many of how many it touched, and what those were; of what never began, how many it was about. */
export function sizeWords(decision: ListedDecision): string[] {
  const { kind, state, expected, affected, counted } = decision;
  const proposed = { count: expected, n: formatNumber(expected) };
  if (state === 'PROPOSED') return [m.staff_decision_about(proposed)];
  if (state === 'CANCELLED' && affected === 0) return [m.staff_decision_untouched(proposed)];
  const [done, all] = progressOf(decision);
  const progress = m.staff_decision_progress({ done: formatNumber(done), all: formatNumber(all) });
  if (kind === 'REFUSAL' || affected === 0) return [progress];
  return [progress, m.staff_decision_of_these(byState(affected, counted))];
}

/** From when whoever looks may undo it, where that is later; null where it can be by now, or never. */
export function undoFromWords(
  { undoableFrom }: Pick<ListedDecision, 'undoableFrom'>,
  { moment }: Times,
): string | null {
  if (!undoableFrom) return null;
  return m.staff_undo_from({ time: moment(undoableFrom) });
}

/** Whatever was touched and not counted waited for its confirmation. */
export const byState = (affected: number, counted: number) => ({
  confirmed: formatNumber(counted),
  pending: formatNumber(Math.max(0, affected - counted)),
});

/** By the domain itself where enough share it to tell. */
export const domainWords = ({ name, domain }: { name: string; domain?: string | null }): string =>
  domain
    ? m.filter_named({ name: m.staff_domain(), value: domain })
    : m.staff_domain_named({ name: shortTagName(name) });

/** What the signatures had in common, each in a few words. */
export function criteriaWords(
  { kind, criteria, countryName }: ListedDecision,
  { moment }: Times,
): string[] {
  if (!criteria) return [m.staff_decision_chosen()];
  const { source, from, to, networks, domains, heldBecause } = criteria;
  return [
    ...(kind === 'INVALIDATION' ? [] : [m.staff_held_all()]),
    ...(countryName ? [countryName] : []),
    ...(source ? [`${m.staff_source()}: ${sourceName(source)}`] : []),
    ...networks.map((name) => m.staff_decision_network({ name: shortTagName(name) })),
    ...domains.map(domainWords),
    ...(heldBecause ? [heldWord(heldBecause)] : []),
    ...(from ? [`${m.staff_decision_from()} ${moment(from)}`] : []),
    ...(to ? [`${m.staff_decision_to()} ${moment(to)}`] : []),
  ];
}
