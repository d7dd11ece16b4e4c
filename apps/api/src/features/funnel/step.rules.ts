import type { IncomingHttpHeaders } from 'node:http';
import { isAskedByPerson } from '../../platform/asked-by-person.ts';

/** What is counted here, in the order of the columns. Signing, confirming and giving are counted elsewhere. */
export const STEPS = ['seen', 'begun', 'mailed', 'shared'] as const;
export type Step = (typeof STEPS)[number];

export type StepRow = { petitionId: string; minute: string } & Record<Step, number>;

const DAY_SECONDS = 86_400;

/** A step that a page of ours tells of by asking for a picture: no other site can, in a browser that says so. */
export function isToldByReader(method: string, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return isAskedByPerson(method, headers) && (site === undefined || site === 'same-origin');
}

/**
 * A link that somebody follows, from wherever; not one that a page loads as a picture or a frame, nor one
 * that a page of another site leads to by itself.
 */
export function isFollowedByReader(method: string, headers: IncomingHttpHeaders): boolean {
  const destination = headers['sec-fetch-dest'];
  const isPage = destination === undefined || destination === 'document';
  const isLedThere =
    headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-user'] !== '?1';
  return isAskedByPerson(method, headers) && isPage && !isLedThere;
}

/** In UTC. At least one. */
export function secondsToMidnight(now: Date): number {
  return DAY_SECONDS - (Math.floor(now.getTime() / 1_000) % DAY_SECONDS);
}
