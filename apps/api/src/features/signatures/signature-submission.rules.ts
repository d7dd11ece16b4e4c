import type { SignAct, SignatureRow, Submission } from './signature.act.ts';

/**
 * A signature that is new, or as new: whoever withdrew one that was set aside for staff to look at does
 * not take it out of their hands by signing again.
 */
export function submitted(act: SignAct, before: SignatureRow | null, now: Date): SignatureRow {
  const heldBecause = before?.heldBecause ?? act.submission.heldBecause;
  return rowOf(act, { ...act.submission, heldBecause }, epochOf(act), now);
}

/**
 * The newest submission replaces the older one that waits; the links that are out stay good and show
 * it. It does not hold it either: else whoever knows an address could park its signature with staff.
 */
export function submittedAgain(row: SignatureRow, act: SignAct, signedAt: Date): SignatureRow {
  const submission = { ...withAgreementsOfBoth(row, act.submission), heldBecause: null };
  return rowOf(act, submission, row.epoch, signedAt);
}

/**
 * Whoever knows an address can send its form again. What the newer one agrees to counts only where
 * the older one did, too; on the page behind the link the owner of the address says both anew.
 */
function withAgreementsOfBoth(row: SignatureRow, newer: Submission): Submission {
  return {
    ...newer,
    display: row.display === 'HIDDEN' ? row.display : newer.display,
    consentToUpdates: row.consentToUpdates && newer.consentToUpdates,
  };
}

/**
 * By which links know the signing that they were mailed for: 31 bits of its act's random id. Counted
 * up from the row before, it would begin anew once that row is deleted, and links of the signing that
 * was erased would act on the next one.
 */
function epochOf(act: SignAct): number {
  return Number.parseInt(act.id.slice(0, 8), 16) >>> 1;
}

function rowOf(act: SignAct, submission: Submission, epoch: number, signedAt: Date): SignatureRow {
  return {
    petitionId: act.petitionId,
    contactId: act.contactId,
    ...submission,
    state: submission.heldBecause ? 'HELD' : 'PENDING',
    ...{ epoch, signedAt, confirmedAt: null, actId: act.id, renderId: null, decidedAt: null },
  };
}
