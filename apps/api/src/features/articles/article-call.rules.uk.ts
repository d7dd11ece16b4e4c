import type { BoxKind } from './article-call.patterns.ts';
import { CALLS_UK, LEAD_UK, REPORTED_UK, TOPICS_UK, WAY_UK } from './article-call.patterns.uk.ts';

/** As `callIn`, of a sentence in Ukrainian: in small letters, without brackets and marks around it. */
export function callInUkrainian(words: string): BoxKind[] | null {
  if (REPORTED_UK.test(words)) return null;
  const core = withoutLead(words);
  if (WAY_UK.test(core)) return topicsOf(words);
  const [first, ...further] = clausesOf(core).map(callAt);
  if (first === undefined) return null;
  return [...new Set([first, ...further].filter((kind) => typeof kind === 'string'))];
}

function withoutLead(words: string): string {
  const shorter = words.replace(LEAD_UK, '');
  return shorter === words || shorter === '' ? words : withoutLead(shorter);
}

/** The sentence from its start and from each further clause on. */
function clausesOf(core: string): string[] {
  const starts = [...core.matchAll(/[,;:] |,? (?:і|й|та|або|чи) /gu)];
  return [core, ...starts.map((match) => withoutLead(core.slice(match.index + match[0].length)))];
}

function callAt(clause: string): BoxKind | null | undefined {
  return CALLS_UK.find(([, pattern]) => pattern.test(clause))?.[0];
}

function topicsOf(words: string): BoxKind[] {
  return TOPICS_UK.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind);
}
