import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { AuditAction, DecisionAction } from '@undersigned/shared/staff/audit-actions.ts';

const WORDS: Record<Exclude<AuditAction, DecisionAction>, () => string> = {
  'sign-in-by-password': m.act_sign_in_by_password,
  'sign-in-by-app': m.act_sign_in_by_app,
  'sign-in-by-recovery-code': m.act_sign_in_by_recovery_code,
  'sign-in-by-passkey': m.act_sign_in_by_passkey,
  'second-factor-failed': m.act_second_factor_failed,
  'show-app': m.act_show_app,
  'show-recovery-code': m.act_show_recovery_code,
  'add-app': m.act_add_app,
  'remove-app': m.act_remove_app,
  'add-passkey': m.act_add_passkey,
  'rename-passkey': m.act_rename_passkey,
  'remove-passkey': m.act_remove_passkey,
  'renew-recovery-codes': m.act_renew_recovery_codes,
  'change-password': m.act_change_password,
  'end-session': m.act_end_session,
  'end-other-sessions': m.act_end_other_sessions,
  'reset-second-factor': m.act_reset_second_factor,
  'invite-staff': m.act_invite_staff,
  'withdraw-invitation': m.act_withdraw_invitation,
  'accept-invitation': m.act_accept_invitation,
  'change-role': m.act_change_role,
  'remove-staff': m.act_remove_staff,
  'restore-staff': m.act_restore_staff,
  'grant-staff': m.act_grant_staff,
  'allow-mail': m.act_allow_mail,
  'erase-person': m.act_erase_person,
  'export-signatures': m.act_export_signatures,
  'add-offline-signatures': m.act_add_offline_signatures,
  'undo-offline-signatures': m.act_undo_offline_signatures,
  'read-signatures': m.act_read_signatures,
  'set-alert-mails': m.act_set_alert_mails,
};

const STEPS: Record<string, (words: { what: string }) => string> = {
  propose: m.act_propose,
  decide: m.act_decide,
  approve: m.act_approve,
  cancel: m.act_cancel,
  reinstate: m.act_reinstate,
};

const DECIDED: Record<string, () => string> = {
  invalidation: m.act_what_invalidation,
  refusal: m.act_what_refusal,
  release: m.act_what_release,
};

/** What somebody did, as it goes on after who they are. One that a later version has noted says its name. */
export function actionWords(action: string): string {
  if (Object.hasOwn(WORDS, action)) return WORDS[action as keyof typeof WORDS]();
  const [step = '', kind = ''] = action.split('-');
  const what = DECIDED[kind];
  return (what && STEPS[step]?.({ what: what() })) ?? action;
}
