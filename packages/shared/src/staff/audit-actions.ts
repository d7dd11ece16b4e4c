/** What staff decide about many signatures, step by step. */
export type DecisionStep = 'propose' | 'decide' | 'approve' | 'cancel' | 'reinstate';
export type DecisionAction = `${DecisionStep}-${'invalidation' | 'refusal' | 'release'}`;

/** Whatever is noted in the audit log. The page of records has words for each. */
export type AuditAction =
  | 'sign-in-by-password'
  | 'sign-in-by-app'
  | 'sign-in-by-recovery-code'
  | 'sign-in-by-passkey'
  | 'second-factor-failed'
  | 'show-app'
  | 'show-recovery-code'
  | 'add-app'
  | 'remove-app'
  | 'add-passkey'
  | 'rename-passkey'
  | 'remove-passkey'
  | 'renew-recovery-codes'
  | 'change-password'
  | 'end-session'
  | 'end-other-sessions'
  | 'reset-second-factor'
  | 'invite-staff'
  | 'withdraw-invitation'
  | 'accept-invitation'
  | 'change-role'
  | 'remove-staff'
  | 'restore-staff'
  | 'grant-staff'
  | 'allow-mail'
  | 'erase-person'
  | 'export-signatures'
  | 'add-offline-signatures'
  | 'undo-offline-signatures'
  | 'read-signatures'
  | 'set-alert-mails'
  | DecisionAction;
