import type { NewContact } from '../contacts/contact.service.ts';
import type { CountedState } from '../integrity/count-changes.service.ts';

/** DISOWNED: "this wasn't me" was pressed a moment ago; the row is deleted within minutes. */
type SignatureState = CountedState | 'DISOWNED';

/** What the signer sent, as it is stored. */
export type Submission = {
  sealedName: Buffer;
  sealedPostcode: Buffer | null;
  country: string;
  display: string;
  consentToUpdates: boolean;
  consentVersion: number;
  source: string | null;
  networkTag: Buffer;
  domainTag: Buffer;
  textVersion: number;
  heldBecause: string | null;
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
  correction: { sealedName?: Buffer; country?: string };
};

export type Act = SignAct | ConfirmAct | LinkAct;

export type Answer =
  | 'check-email'
  | 'closed'
  | 'confirmed'
  | 'already'
  | 'held'
  | 'stale'
  | 'gone'
  | 'removed'
  | 'unknown';
