import type { Act, SignAct } from './signature.act.ts';

/** What the database knows of those who sign in a batch. */
export type Known = {
  /** Who came first from a mailbox with many spellings, by `mailboxOf`. */
  firsts: ReadonlyMap<string, string>;
  /** Petitions and digests of signatures that were erased while they were set aside, by `markOf`. */
  marks: ReadonlySet<string>;
};

/**
 * Acts of signing with the reasons to set them aside that only show beside others. Of one mailbox the
 * first counts; whoever comes later waits for staff, and is not refused: two people may share one.
 */
export function holdSuspects(acts: Act[], { firsts, marks }: Known): Act[] {
  const first = new Map(firsts);
  return acts.map((act) => {
    if (act.kind !== 'sign') return act;
    const mailbox = mailboxOf(act);
    if (mailbox && !first.has(mailbox)) first.set(mailbox, act.contactId);
    const isLater = mailbox !== null && first.get(mailbox) !== act.contactId;
    if (marks.has(markOf(act))) return held(act, 'erased-while-held', isLater);
    if (isLater) return held(act, act.submission.heldBecause ?? 'possible-duplicate', isLater);
    return act;
  });
}

function held(act: SignAct, heldBecause: string, isLater: boolean): SignAct {
  const { submission } = act;
  const looseId = isLater ? null : submission.looseId;
  return { ...act, submission: { ...submission, heldBecause, looseId } };
}

function mailboxOf({ petitionId, submission }: SignAct): string | null {
  return submission.looseId && `${petitionId} ${submission.looseId}`;
}

export function markOf({ petitionId, setAsideTag }: SignAct): string {
  return `${petitionId} ${setAsideTag.toString('hex')}`;
}
