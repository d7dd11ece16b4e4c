import { m } from '@undersigned/shared/generated/messages/messages.js';
import { shortTagName } from '@undersigned/shared/staff/tag-name.ts';
import { sourceName } from '#lib/signatures/source-name.ts';
import type { Times } from '../times-in.ts';
import { heldWord } from '../signatures/signature-words.ts';
import type { ListedDecision } from './decisions.server.ts';

export const kindWord = ({ kind }: ListedDecision): string =>
  ({
    INVALIDATION: m.staff_decision_invalidation,
    REFUSAL: m.staff_decision_refusal,
    RELEASE: m.staff_decision_release,
  })[kind]();

export const progressWord = ({ state }: ListedDecision): string =>
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

/** What the signatures had in common, each in a few words. */
export function criteriaWords(
  { criteria, countryName }: ListedDecision,
  { moment }: Times,
): string[] {
  if (!criteria) return [m.staff_decision_chosen()];
  const { source, from, to, networks, domains, heldBecause } = criteria;
  return [
    ...(countryName ? [countryName] : []),
    ...(source ? [`${m.staff_source()}: ${sourceName(source)}`] : []),
    ...networks.map((name) => m.staff_network_named({ name: shortTagName(name) })),
    ...domains.map((name) => m.staff_domain_named({ name: shortTagName(name) })),
    ...(heldBecause ? [heldWord(heldBecause)] : []),
    ...(from ? [`${m.staff_decision_from()} ${moment(from)}`] : []),
    ...(to ? [`${m.staff_decision_to()} ${moment(to)}`] : []),
  ];
}
