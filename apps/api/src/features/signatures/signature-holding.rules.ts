import type { Act, Decision, SignAct, SignatureRow } from './signature.act.ts';

/** What the database knows of those who sign or confirm in a batch. */
export type Known = {
  /** Whose signature counts for a mailbox with many spellings, by `mailboxOf`. */
  holders: ReadonlyMap<string, string>;
  /** Petitions and digests of signatures that were erased while they were set aside, by `markOf`. */
  marks: ReadonlySet<string>;
};

/** Acts of signing with the reasons to set them aside that only show beside others. */
export function holdSuspects(acts: Act[], { holders, marks }: Known): Act[] {
  return acts.map((act) => {
    if (act.kind !== 'sign') return act;
    if (marks.has(markOf(act))) return held(act, 'erased-while-held');
    const { petitionId, contactId, submission } = act;
    const isTaken = isTakenByOther(holders, { petitionId, contactId, looseId: submission.looseId });
    return isTaken ? held(act, submission.heldBecause ?? DUPLICATE) : act;
  });
}

/**
 * Of one mailbox the first that is confirmed counts; a later one waits for staff, and is not refused:
 * two people may share one. One that nobody has confirmed holds nobody: else whoever knows an address
 * could sign with another spelling of it, and have its owner wait.
 */
export function holdDuplicate(decision: Decision, holders: Map<string, string>): Decision {
  const { row, confirmed } = decision;
  const mailbox = confirmed && row ? mailboxOf(row) : null;
  if (!row || mailbox === null) return decision;
  if (isTakenByOther(holders, row)) {
    return { row: { ...row, state: 'HELD', heldBecause: DUPLICATE }, answer: 'held' };
  }
  holders.set(mailbox, row.contactId);
  return decision;
}

const DUPLICATE = 'possible-duplicate';

type OfMailbox = Pick<SignatureRow, 'petitionId' | 'contactId' | 'looseId'>;

function isTakenByOther(holders: ReadonlyMap<string, string>, row: OfMailbox): boolean {
  const mailbox = mailboxOf(row);
  const holder = mailbox === null ? undefined : holders.get(mailbox);
  return holder !== undefined && holder !== row.contactId;
}

function held(act: SignAct, heldBecause: string): SignAct {
  return { ...act, submission: { ...act.submission, heldBecause } };
}

function mailboxOf({ petitionId, looseId }: Omit<OfMailbox, 'contactId'>): string | null {
  return looseId && `${petitionId} ${looseId}`;
}

export function markOf({ petitionId, setAsideTag }: SignAct): string {
  return `${petitionId} ${setAsideTag.toString('hex')}`;
}
