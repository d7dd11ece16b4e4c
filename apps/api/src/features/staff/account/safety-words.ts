import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import type { SafetyAction } from '../../accounts/safety-mail.service.ts';
import { roleWords } from '../role-words.ts';

type Says = { locale: Locale };

const LOG_IN = m.safety_log_in;

/** Of what somebody does to their own account, whose detail is the browser. */
const OWN = {
  'sign-in-by-password': LOG_IN,
  'sign-in-by-app': LOG_IN,
  'sign-in-by-passkey': LOG_IN,
  'sign-in-by-recovery-code': m.safety_log_in_by_code,
  'show-recovery-code': m.safety_code_used,
  'add-app': m.safety_app_added,
  'remove-app': m.safety_app_removed,
  'add-passkey': m.safety_passkey_added,
  'remove-passkey': m.safety_passkey_removed,
  'renew-recovery-codes': m.safety_codes_renewed,
  'change-password': m.safety_password_changed,
} satisfies Partial<Record<SafetyAction, unknown>>;

export function isOwn(action: SafetyAction): action is keyof typeof OWN {
  return Object.hasOwn(OWN, action);
}

/** What only an administrator or an operator does, and so no sign of somebody else in the account. */
const ROLE_ACTIONS: readonly SafetyAction[] = [
  'change-role',
  'remove-staff',
  'restore-staff',
  'grant-staff',
];

export function isOfRole(action: SafetyAction): boolean {
  return ROLE_ACTIONS.includes(action);
}

/** What was done, as a sentence without its full stop. Only words of ours are in it. */
export function safetyWords(action: SafetyAction, detail: string | null, locale: Locale): string {
  const says = { locale };
  if (isOwn(action)) return OWN[action]({}, says);
  const [role = '', after] = (detail ?? '').split(' to ').map((each) => roleWords(each, locale));
  switch (action) {
    case 'reset-second-factor':
      return m.safety_factor_reset({}, says);
    case 'accept-invitation':
      return m.safety_begun_anew({ role }, says);
    case 'remove-staff':
      return m.safety_role_taken({ role }, says);
    case 'restore-staff':
      return m.safety_role_given_back({ role }, says);
    case 'change-role':
      return m.safety_role_changed({ roles: changed(role, after, says) }, says);
    case 'grant-staff':
      return after === undefined
        ? m.safety_role_granted({ role }, says)
        : m.safety_role_granted_anew({ roles: changed(role, after, says) }, says);
  }
}

function changed(before: string, after = '', says: Says): string {
  return m.detail_role_changed({ before, after }, says);
}
