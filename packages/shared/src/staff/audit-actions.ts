const DECISION_STEPS = ['propose', 'decide', 'approve', 'cancel', 'reinstate'] as const;
const DECIDED_KINDS = ['invalidation', 'refusal', 'release'] as const;

/** What staff decide about many signatures, step by step. */
export type DecisionStep = (typeof DECISION_STEPS)[number];
export type DecisionAction = `${DecisionStep}-${(typeof DECIDED_KINDS)[number]}`;

/**
 * Whatever is noted in the audit log, by what somebody may want to know of. The page of records has words
 * for each, and for each group.
 */
export const AUDIT_ACTIONS = {
  reading: ['read-signatures', 'export-signatures'],
  deciding: DECIDED_KINDS.flatMap((kind) =>
    DECISION_STEPS.map((step): DecisionAction => `${step}-${kind}`),
  ),
  paper: ['add-offline-signatures', 'undo-offline-signatures'],
  wishes: ['erase-person', 'allow-mail'],
  people: [
    'invite-staff',
    'withdraw-invitation',
    'accept-invitation',
    'grant-staff',
    'change-role',
    'remove-staff',
    'restore-staff',
    'reset-second-factor',
  ],
  logins: [
    'sign-in-by-password',
    'sign-in-by-app',
    'sign-in-by-recovery-code',
    'sign-in-by-passkey',
    'second-factor-failed',
    'show-app',
    'show-recovery-code',
  ],
  account: [
    'add-app',
    'remove-app',
    'add-passkey',
    'rename-passkey',
    'remove-passkey',
    'renew-recovery-codes',
    'change-password',
    'end-session',
    'end-other-sessions',
    'set-alert-mails',
  ],
} as const satisfies Record<string, readonly string[]>;

export type AuditGroup = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditGroup][number];
