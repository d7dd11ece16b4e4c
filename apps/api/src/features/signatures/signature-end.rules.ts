import { CONFIRMATION_TTL_DAYS } from '@undersigned/shared/limits.ts';
import { BASE_LOCALE } from '@undersigned/shared/locales.ts';
import type { HeldReason } from '@undersigned/shared/signatures/held-reason.ts';
import type { Decision, EraseAct, SignatureRow } from './signature.act.ts';

const DAY_MS = 86_400_000;

/** Why one waits for staff that was withdrawn while it was invalidated, and signed anew. */
export const WHILE_INVALIDATED = 'withdrawn-while-invalidated' satisfies HeldReason;

/** An unconfirmed signature runs out; its link says so and signing again is as new. */
export function hasRunOut(row: SignatureRow, now: Date): boolean {
  return (
    row.confirmedAt === null &&
    now.getTime() - row.signedAt.getTime() > CONFIRMATION_TTL_DAYS * DAY_MS
  );
}

/**
 * Whoever erases a signature withdraws it. What has been counted leaves a row that says so and
 * nothing about a person; what never was leaves nothing.
 */
export function erase(row: SignatureRow | null, act: EraseAct): Decision {
  const answer = 'erased';
  if (!row) return { row, answer };
  if (row.epoch !== act.epoch) return { row, answer: 'gone' };
  const wasSetAside = isSetAside(row) ? ({ wasSetAside: true } as const) : {};
  if (row.confirmedAt === null) return { row: null, answer, ...wasSetAside };
  const state = row.state === 'INVALIDATED' ? 'INVALIDATED' : 'WITHDRAWN';
  const left = { ...withoutPerson(row, act.randomId), state } as const;
  return row.state === 'CONFIRMED'
    ? { row: null, answer, left, ledger: 'erased' }
    : { row: null, answer, left, ...wasSetAside };
}

/** A signature that nobody confirmed in time was never counted, and leaves nothing. */
export function expire(row: SignatureRow | null, now: Date): Decision {
  if (!row || !hasRunOut(row, now)) return { row, answer: 'kept' };
  // What a machine or a busy network left runs out like any other; what people decided stays known.
  return row.state === 'INVALIDATED' || row.heldBecause === WHILE_INVALIDATED
    ? { row: null, answer: 'expired', wasSetAside: true }
    : { row: null, answer: 'expired' };
}

/** By staff or for them; also one that its owner took back meanwhile. */
function isSetAside(row: SignatureRow): boolean {
  const isWaiting = row.state === 'HELD' || row.state === 'WITHDRAWN';
  return row.state === 'INVALIDATED' || (isWaiting && row.heldBecause !== null);
}

/** Counts on as it did, and nobody knows whose it was. */
export function anonymise(row: SignatureRow | null, randomId: string): Decision {
  if (!row || row.confirmedAt === null) return { row, answer: 'kept' };
  return { row: null, answer: 'anonymised', left: withoutPerson(row, randomId) };
}

function withoutPerson(row: SignatureRow, randomId: string): SignatureRow {
  return {
    ...row,
    contactId: randomId,
    sealedName: null,
    sealedPostcode: null,
    display: 'HIDDEN',
    consentToUpdates: false,
    locale: BASE_LOCALE,
    networkTag: null,
    domainTag: null,
    heldBecause: null,
    looseId: null,
    // It stands in every link that was mailed, and old mails are kept: by it the row would be found.
    epoch: 0,
    // The day is enough to explain a count by; a moment could be found in somebody's log.
    signedAt: dayOf(row.signedAt),
    confirmedAt: row.confirmedAt && dayOf(row.confirmedAt),
    actId: randomId,
    renderId: null,
    decidedAt: null,
  };
}

function dayOf(time: Date): Date {
  return new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS);
}
