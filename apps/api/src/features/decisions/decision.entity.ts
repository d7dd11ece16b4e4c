import type { Place, SignatureCriteria } from '../signatures/signature-decision.service.ts';

/** What staff decided about many signatures at once, and how far it has been carried out. */
export type DecisionKind = 'INVALIDATION' | 'REFUSAL' | 'RELEASE';
type DecisionState = 'PROPOSED' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'REINSTATING' | 'REINSTATED';

/** What became of it by somebody else's hand than that of whoever proposed it. */
export type DecisionOutcome = 'approved' | 'cancelled' | 'replaced' | 'undone';

/** Who may decide. */
export type StaffRole = 'CAMPAIGNER' | 'ADMIN';

export type DecisionRow = {
  id: string;
  petitionId: string;
  kind: DecisionKind;
  state: DecisionState;
  criteria: SignatureCriteria | null;
  reason: string;
  expected: number;
  proposedBy: string;
  approvedBy: string | null;
  cancelledBy: string | null;
  /** Whoever began to undo it. */
  undoneBy: string | null;
  role: StaffRole;
  /** Of the second person. */
  approverRole: StaffRole | null;
  createdAt: Date;
  /** From when it may be approved, by whoever may; later than `createdAt` where a newcomer decided. */
  approvableFrom: Date;
  endedAt: Date | null;
  reinstatedAt: Date | null;
  /** Since when it is, or was last, under way; null before. */
  beganAt: Date | null;
  /** When it last went on. */
  movedAt: Date | null;
  /** Whether it is known what each signature was before. */
  isReversible: boolean;
  affected: number;
  reinstated: number;
  place: Place | null;
};
