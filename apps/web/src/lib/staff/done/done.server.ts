import { createHash, randomUUID } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { UNDO_MINUTES } from '@undersigned/shared/limits.ts';
import { local } from '#lib/locale.ts';
import { sessionToken } from '../session-cookie.ts';

/**
 * What was just done: which act, and what undoing it needs. It names things by their ids: the words are
 * those of the page, which looks them up.
 */
export type Done<What extends string = string> = { what: What } & Record<string, string>;

const COOKIE = 'done';
/** Ids are shorter, and so is the longest name of a passkey. Browsers keep no cookie of more than 4,096 bytes. */
const LONGEST_CHARACTERS = 100;

/**
 * Leads on to the page that says so, and offers to undo it. It stands in a cookie, which is ours to set:
 * by an address anybody could have a page offer to undo what nobody did. It holds for the session in which
 * it was done, whose token nobody knows who plants a cookie from a neighbouring host, and whoever logs in
 * next on this browser is not offered what a colleague did.
 */
export function sayDone(event: RequestEvent, path: string, done: Done): never {
  const id = randomUUID();
  event.cookies.set(COOKIE, JSON.stringify({ id, of: sessionOf(event), done: shortOf(done) }), {
    path: local('/staff'),
    httpOnly: true,
    sameSite: 'strict',
    secure: event.url.protocol === 'https:',
    maxAge: UNDO_MINUTES * 60,
  });
  redirect(303, `${local(path)}${path.includes('?') ? '&' : '?'}done=${id}#done`);
}

/** Said as often as this page is loaded; not on another, and not when something else was done since. */
export function readDone(event: RequestEvent): Done | null {
  const { url, cookies } = event;
  const asked = url.searchParams.get('done');
  const kept = cookies.get(COOKIE);
  if (!asked || !kept) return null;
  const { id, of, done } = parsed(kept);
  return id === asked && of === sessionOf(event) && isDone(done) ? done : null;
}

/** Of what a form said only what it can be. What was done is done, and is said without the rest. */
function shortOf(done: Done): object {
  const short = Object.entries(done).filter(([, value]) => value.length <= LONGEST_CHARACTERS);
  return Object.fromEntries(short);
}

/** What cannot be told without the session's token, and does not tell it. */
function sessionOf({ cookies }: RequestEvent): string {
  return createHash('sha256')
    .update(`done|${sessionToken(cookies)}`)
    .digest('base64url');
}

function parsed(text: string): { id?: unknown; of?: unknown; done?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch {
    return {};
  }
}

const isDone = (value: unknown): value is Done =>
  typeof value === 'object' &&
  value !== null &&
  'what' in value &&
  Object.values(value).every((one) => typeof one === 'string');
