import {
  ADDRESSING,
  CALLS,
  DEAD_END,
  LEAD_CLAUSE,
  LEAD_QUESTION,
  LEAD_TAG,
  LEAD_WORDS,
  REPORTED,
  TOPICS,
  WAY,
  type BoxKind,
} from './article-call.patterns.ts';
import { callInUkrainian } from './article-call.rules.uk.ts';

/** No call is longer. It also bounds the time that any text can cost. */
export const CALL_MAX_CHARACTERS = 400;
const WAY_AT_START = new RegExp(`^${WAY}`);
// "To sign the petition click here", but not "to sign it they had to click here".
const WAY_AFTER_PURPOSE = new RegExp(
  String.raw`^(?:to|if you|in order to|want to)\b.*(?<!\b(?:to|had|have|has|must|should|could|would|will|can|may|they|he|she|who|that|people|users|readers) )\b${WAY}`,
);
const CLICK_AFTER_FOR =
  /^for\b.*(?<!\b(?:to|had|must|could|would|will|can|they|who|that) )\bclick (?:here|below)\b/;

/**
 * The boxes that a sentence calls for, in its order. None: it calls for something that has no
 * box. Null: it is prose.
 */
export function callIn(sentence: string): BoxKind[] | null {
  if (sentence === 'The Conversation') return [];
  if (sentence.length > CALL_MAX_CHARACTERS) return null;
  const words = plain(sentence);
  if (words === '' || REPORTED.test(words)) return null;
  const inUkrainian = /\p{Script=Cyrillic}/u.test(words) ? callInUkrainian(words) : null;
  if (inUkrainian) return inUkrainian;
  const core = withoutLead(words);
  const [first, ...further] = clausesOf(core).map(callAt);
  if (first !== undefined) {
    const mentionsUpvote = /\bup-?vot/.test(words);
    const found = [first, ...further].filter((kind) => typeof kind === 'string');
    // "… or log in" at the end of another call is not one for an upvote.
    return unique(found.filter((kind) => kind !== 'UPVOTE' || mentionsUpvote || kind === first));
  }
  const isWay =
    WAY_AT_START.test(core) || WAY_AFTER_PURPOSE.test(words) || CLICK_AFTER_FOR.test(words);
  if (isWay) return topicsOf(words);
  return DEAD_END.test(core) ? [] : null;
}

/** A question that only leads up to the call after it. */
export function isLeadQuestion(sentence: string): boolean {
  return LEAD_QUESTION.test(sentence.trim().toLowerCase());
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replaceAll(/[()[\]“”"*_>»›•]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replaceAll(ADDRESSING, '')
    .trim();
}

function withoutLead(words: string): string {
  const shorter = words.replace(LEAD_WORDS, '').replace(LEAD_CLAUSE, '').replace(LEAD_TAG, '');
  return shorter === words || shorter === '' ? words : withoutLead(shorter);
}

/** The sentence from its start and from each further clause on. */
function clausesOf(core: string): string[] {
  const starts = [...core.matchAll(/[,;:] |[,;:]? (?:and|or|then)(?: also| please)? /g)];
  return [core, ...starts.map((match) => core.slice(match.index + match[0].length))].map((clause) =>
    withoutLead(clause),
  );
}

function callAt(clause: string): BoxKind | null | undefined {
  return CALLS.find(([, pattern]) => pattern.test(clause))?.[0];
}

function topicsOf(words: string): BoxKind[] {
  const found = TOPICS.map(([kind, pattern]) => ({ kind, at: words.search(pattern) }));
  return found
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}

function unique(kinds: BoxKind[]): BoxKind[] {
  return [...new Set(kinds)];
}
