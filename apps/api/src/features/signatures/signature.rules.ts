import { DISOWN_TAKES_BACK_WITHIN_SECONDS } from '@undersigned/shared/limits.ts';
import type {
  Act,
  AskForLinkAct,
  ConfirmAct,
  CorrectAct,
  Decision,
  LinkAct,
  SignAct,
  SignatureRow,
} from './signature.act.ts';
import { holdAgain, invalidate, refuse, reinstate, release } from './signature-decision.rules.ts';
import { anonymise, erase, expire, hasRunOut, WHILE_INVALIDATED } from './signature-end.rules.ts';
import { submitted, submittedAgain } from './signature-submission.rules.ts';

/** A repeat this soon is a double press or a retry: it is taken as the same act and mails nothing. */
const REPEAT_WITHIN_SECONDS = 60;

type Pressed = { renderId: Buffer | null };

/** What an act does to a signature: the whole life of a signature stands in this file. */
export function decide(row: SignatureRow | null, act: Act, now: Date): Decision {
  switch (act.kind) {
    case 'sign':
      return sign(row, act, now);
    case 'confirm':
      return confirm(row, act, now);
    case 'disown':
      return disown(row, act, now);
    case 'withdraw':
      return withdraw(row, act, now);
    case 'correct':
      return correct(row, act);
    case 'ask-for-link':
      return askForLink(row, act, now);
    case 'erase':
      return erase(row, act);
    case 'expire':
      return expire(row, now);
    case 'anonymise':
      return anonymise(row, act.randomId);
    case 'release':
      return release(row);
    case 'refuse':
      return refuse(row);
    case 'invalidate':
      return invalidate(row);
    case 'reinstate':
      return reinstate(row, act, now);
    case 'hold-again':
      return holdAgain(row, act);
  }
}

function sign(row: SignatureRow | null, act: SignAct, now: Date): Decision {
  const answer = 'check-email';
  // Tried again after its answer was lost: whatever became of it since, it is not signed anew.
  if (row?.actId === act.id) return { row, answer };
  if (!row || row.state === 'WITHDRAWN' || row.state === 'DISOWNED') {
    return { row: submitted(act, row, now), answer, mail: 'confirmation', signed: true };
  }
  const isRepeat = secondsBetween(row.signedAt, now) < REPEAT_WITHIN_SECONDS;
  switch (row.state) {
    case 'PENDING': {
      const next = submittedAgain(row, act, isRepeat ? row.signedAt : now);
      return isRepeat ? { row: next, answer } : { row: next, answer, mail: 'confirmation' };
    }
    case 'CONFIRMED':
      return isRepeat ? { row, answer } : { row, answer, mail: 'already-signed' };
    case 'HELD':
    case 'INVALIDATED':
      // Stays as it is until staff decide; one that never confirmed may have lost the mail. The
      // other mail is dropped when its turn comes: owing it takes the time that every state takes.
      if (isRepeat) return { row, answer };
      return {
        row,
        answer,
        mail: row.state === 'HELD' && !row.confirmedAt ? 'confirmation' : 'already-signed',
      };
  }
}

function confirm(row: SignatureRow | null, act: ConfirmAct, now: Date): Decision {
  if (!row) return { row, answer: 'unknown' };
  if (row.epoch !== act.epoch) return { row, answer: 'gone' };
  switch (row.state) {
    case 'PENDING':
      if (hasRunOut(row, now)) return { row, answer: 'gone' };
      if (!act.shown.equals(act.digestOf(row))) return { row, answer: 'stale' };
      return {
        row: decided({ ...row, ...act.correction, state: 'CONFIRMED', confirmedAt: now }, act, now),
        answer: 'confirmed',
        mail: 'thank-you',
        ledger: 'confirmed',
        confirmed: true,
      };
    case 'HELD':
    case 'INVALIDATED':
      // Kept for when staff let it count, or undo what they decided.
      if (row.confirmedAt || isSameRender(row, act)) return { row, answer: 'held' };
      if (!act.shown.equals(act.digestOf(row))) return { row, answer: 'stale' };
      return {
        row: decided({ ...row, ...act.correction, confirmedAt: now }, act, now),
        answer: 'held',
      };
    case 'CONFIRMED':
      return { row, answer: 'already' };
    case 'DISOWNED':
      // Both buttons of one render: no person does that.
      if (!isSameRender(row, act)) return { row, answer: 'gone' };
      return { row: { ...row, state: 'HELD', heldBecause: 'machine' }, answer: 'held' };
    case 'WITHDRAWN':
      return { row, answer: 'gone' };
  }
}

function disown(row: SignatureRow | null, act: LinkAct, now: Date): Decision {
  const answer = 'removed';
  if (!row || row.epoch !== act.epoch) return { row, answer };
  const isMachine =
    isSameRender(row, act) &&
    row.decidedAt !== null &&
    secondsBetween(row.decidedAt, now) <= DISOWN_TAKES_BACK_WITHIN_SECONDS;
  switch (row.state) {
    case 'PENDING':
      return { row: decided({ ...row, state: 'DISOWNED' }, act, now), answer };
    case 'CONFIRMED':
      if (isMachine)
        return { row: { ...row, state: 'HELD', heldBecause: 'machine' }, answer, ledger: 'held' };
      return {
        row: decided(withdrawn(row), act, now),
        answer,
        ledger: 'withdrawn',
      };
    case 'HELD':
      if (isSameRender(row, act)) return { row, answer };
      return {
        row: decided(row.confirmedAt ? withdrawn(row) : { ...row, state: 'DISOWNED' }, act, now),
        answer,
      };
    case 'INVALIDATED':
      return { row: decided(withdrawn(row), act, now), answer };
    case 'WITHDRAWN':
    case 'DISOWNED':
      return { row, answer };
  }
}

function withdraw(row: SignatureRow | null, act: LinkAct, now: Date): Decision {
  if (!row || row.state === 'DISOWNED') return { row, answer: 'unknown' };
  if (row.epoch !== act.epoch) return { row, answer: 'gone' };
  if (row.state === 'WITHDRAWN') return { row, answer: 'removed' };
  const next: SignatureRow = { ...withdrawn(row), decidedAt: now };
  return row.state === 'CONFIRMED'
    ? { row: next, answer: 'removed', ledger: 'withdrawn' }
    : { row: next, answer: 'removed' };
}

function correct(row: SignatureRow | null, act: CorrectAct): Decision {
  if (!row || row.state === 'DISOWNED') return { row, answer: 'unknown' };
  if (row.epoch !== act.epoch || row.state === 'WITHDRAWN') return { row, answer: 'gone' };
  return { row: { ...row, ...act.correction }, answer: 'corrected' };
}

/** The answer tells nothing about the address: the mail does. */
function askForLink(row: SignatureRow | null, act: AskForLinkAct, now: Date): Decision {
  const answer = 'check-email';
  const isOver = !row || row.state === 'DISOWNED' || hasRunOut(row, now);
  if (isOver || (act.epoch !== null && row.epoch !== act.epoch)) return { row, answer };
  return { row, answer, mail: 'signature-link' };
}

/**
 * What was agreed to goes with it: to be shown, and to be written to. What staff had set aside stays known
 * as that: else whoever is taken out of the count would be in it again by withdrawing and signing anew.
 */
function withdrawn(row: SignatureRow): SignatureRow {
  const heldBecause =
    row.state === 'INVALIDATED' ? (row.heldBecause ?? WHILE_INVALIDATED) : row.heldBecause;
  return { ...row, state: 'WITHDRAWN', display: 'HIDDEN', consentToUpdates: false, heldBecause };
}

function decided(row: SignatureRow, act: Pressed, now: Date): SignatureRow {
  return { ...row, renderId: act.renderId, decidedAt: now };
}

function isSameRender(row: SignatureRow, act: Pressed): boolean {
  return row.renderId !== null && act.renderId !== null && row.renderId.equals(act.renderId);
}

function secondsBetween(earlier: Date, later: Date): number {
  return (later.getTime() - earlier.getTime()) / 1000;
}
