import type { Decision, SetAsideState, SignatureRow } from './signature.act.ts';

/** One that was confirmed meanwhile counts from now on; another waits for its confirmation as others do. */
export function release(row: SignatureRow | null): Decision {
  if (row?.state !== 'HELD') return { row, answer: 'kept' };
  const answer = 'released';
  if (row.confirmedAt === null)
    return { row: { ...row, state: 'PENDING', heldBecause: null }, answer };
  return {
    row: { ...row, state: 'CONFIRMED', heldBecause: null },
    answer,
    mail: 'thank-you',
    reasoned: 'released',
  };
}

/** What was taken back, set aside or signed anew since the release stays as it is. */
export function holdAgain(
  row: SignatureRow | null,
  { because, releasedAt }: { because: string; releasedAt: Date },
): Decision {
  const isOut = row?.state === 'CONFIRMED' || row?.state === 'PENDING';
  if (!isOut || row.signedAt > releasedAt) return { row, answer: 'kept' };
  const next = { ...row, state: 'HELD', heldBecause: because } as const;
  return row.state === 'CONFIRMED'
    ? { row: next, answer: 'held', reasoned: 'held' }
    : { row: next, answer: 'held' };
}

/** It did not count, so the ledger has nothing to say; why it had been held stays. */
export function refuse(row: SignatureRow | null): Decision {
  if (row?.state !== 'HELD') return { row, answer: 'kept' };
  return { row: { ...row, state: 'INVALIDATED' }, answer: 'invalidated' };
}

export function invalidate(row: SignatureRow | null): Decision {
  if (row?.state !== 'CONFIRMED' && row?.state !== 'PENDING') return { row, answer: 'kept' };
  const next = { ...row, state: 'INVALIDATED' } as const;
  return row.state === 'CONFIRMED'
    ? { row: next, answer: 'invalidated', reasoned: 'invalidated' }
    : { row: next, answer: 'invalidated' };
}

/**
 * What its owner took back or erased meanwhile stays so, and so does what was signed anew since. Whoever
 * confirmed meanwhile counts from now on, and is told as everybody who confirms.
 */
export function reinstate(
  row: SignatureRow | null,
  { to, decidedAt }: { to: SetAsideState; decidedAt: Date },
  now: Date,
): Decision {
  if (row?.state !== 'INVALIDATED' || row.signedAt > decidedAt) return { row, answer: 'kept' };
  const answer = 'reinstated';
  if (to === 'PENDING' && row.confirmedAt !== null)
    return {
      row: { ...row, state: 'CONFIRMED', confirmedAt: now },
      answer,
      mail: 'thank-you',
      ledger: 'confirmed',
      confirmed: true,
    };
  const next = { ...row, state: to };
  return to === 'CONFIRMED' ? { row: next, answer, reasoned: 'reinstated' } : { row: next, answer };
}
