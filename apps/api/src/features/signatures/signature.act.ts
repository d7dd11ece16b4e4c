import type { NewContact } from '../contacts/contact.service.ts';
import type { DeliveryKind } from '../contacts/delivery.service.ts';
import type { CountedState, LedgerKind } from '../integrity/count-changes.service.ts';

/** DISOWNED: "this wasn't me" was pressed a moment ago; the row is deleted within minutes. */
type SignatureState = CountedState | 'DISOWNED';

/** What the signer sent, as it is stored. */
export type Submission = {
  /** Null once it was erased, as are the other data about a person. */
  sealedName: Buffer | null;
  sealedPostcode: Buffer | null;
  country: string;
  display: string;
  consentToUpdates: boolean;
  consentVersion: number;
  source: string | null;
  /** The language in which they signed. */
  locale: string;
  networkTag: Buffer | null;
  domainTag: Buffer | null;
  textVersion: number;
  heldBecause: string | null;
  /** Of whoever came first from a mailbox with many spellings; it holds the others back. */
  looseId: string | null;
};

export type SignatureRow = Submission & {
  petitionId: string;
  contactId: string;
  state: SignatureState;
  epoch: number;
  signedAt: Date;
  confirmedAt: Date | null;
  actId: string;
  renderId: Buffer | null;
  decidedAt: Date | null;
};

type OnSignature = { petitionId: string; contactId: string };

export type SignAct = OnSignature & {
  kind: 'sign';
  /** Made once a request, so that a batch that is tried again is known again. */
  id: string;
  contact: NewContact;
  /** By which it is known that this address erased a signature that was set aside. */
  setAsideTag: Buffer;
  submission: Submission;
};

/** An act through a mailed link. `renderId` names the page whose button was pressed. */
export type LinkAct = OnSignature & {
  kind: 'disown' | 'withdraw';
  epoch: number;
  renderId: Buffer | null;
};

export type ConfirmAct = OnSignature & {
  kind: 'confirm';
  epoch: number;
  renderId: Buffer;
  /** The digest of what the page showed, to be compared with what would be recorded. */
  shown: Buffer;
  digestOf: (row: SignatureRow) => Buffer;
  correction: Correction;
};

/** What replaces what is recorded; the rest stays. */
export type Correction = Partial<
  Pick<
    Submission,
    'sealedName' | 'sealedPostcode' | 'country' | 'display' | 'consentToUpdates' | 'consentVersion'
  >
>;

export type CorrectAct = OnSignature & { kind: 'correct'; epoch: number; correction: Correction };

/** `epoch` is null when it was asked for by the address, without a link. */
export type AskForLinkAct = OnSignature & { kind: 'ask-for-link'; epoch: number | null };

export type EraseAct = OnSignature & {
  kind: 'erase';
  epoch: number;
  /** What stands in the contact's place, so that nothing leads back to it. */
  randomId: string;
  /** By which the signature is known again after a restore; it tells no contact. */
  journalTag: Buffer;
  /** By which it is known again if it was set aside when it was erased. */
  setAsideTag: Buffer;
};

/** What time does: forgets what was never confirmed, or whose it was once it is no longer needed. */
type ForgetAct = OnSignature &
  ({ kind: 'expire'; setAsideTag: Buffer } | { kind: 'anonymise'; randomId: string });

/** What staff decide. They change no signature in any other way, and no count at all. */
export type StaffAct = OnSignature &
  (
    | { kind: 'release' | 'refuse' | 'invalidate' }
    /** `to` what it was before; `decidedAt` when staff decided. */
    | { kind: 'reinstate'; to: SetAsideState; decidedAt: Date }
    /** Takes a release back: `because` is why it was held, `releasedAt` when staff decided. */
    | { kind: 'hold-again'; because: string; releasedAt: Date }
  );

/** What a signature can be before staff take it out of the count, or refuse it. */
export type SetAsideState = 'PENDING' | 'HELD' | 'CONFIRMED';

export type Act =
  SignAct | ConfirmAct | LinkAct | CorrectAct | AskForLinkAct | EraseAct | ForgetAct | StaffAct;

export type Answer =
  | 'check-email'
  | 'closed'
  | 'confirmed'
  | 'already'
  | 'held'
  | 'stale'
  | 'gone'
  | 'removed'
  | 'corrected'
  | 'erased'
  | 'expired'
  | 'anonymised'
  | 'released'
  | 'invalidated'
  | 'reinstated'
  | 'kept'
  | 'unknown';

/** What an act does to a signature, and what follows from it. */
export type Decision = {
  /** The row as it should stand; the same object when nothing changes. */
  row: SignatureRow | null;
  answer: Answer;
  mail?: DeliveryKind;
  ledger?: LedgerKind;
  /** What the ledger is to say with a reason: entered by whoever has that. */
  reasoned?: 'released' | 'invalidated' | 'reinstated' | 'held';
  signed?: true;
  confirmed?: true;
  /** What is left of a signature that was erased, and counts on. */
  left?: SignatureRow;
  /** It was set aside, and must not come back as if it never had been. */
  wasSetAside?: true;
};
