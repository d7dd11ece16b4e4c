import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { OwnAccountQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { RECOVERY_CODES } from '@undersigned/shared/limits.ts';
import { actionOf, type ActOutcome, type Pressed } from '../act-outcome.ts';

/** The button that was pressed on one's own page. What is typed there is secret, and not kept. */
export function accountPressed(
  outcome: ActOutcome,
  { passkeys }: OwnAccountQuery['ownAccount'],
): Pressed {
  const name = passkeys.find(({ id }) => id === outcome.values.passkey)?.name ?? '';
  const words: Record<string, () => string> = {
    show: m.passkey_add,
    startApp: m.app_start,
    confirmApp: m.app_confirm,
    removeApp: m.app_do_remove,
    renewCodes: () => m.recovery_do_renew({ count: RECOVERY_CODES }),
    removePasskey: () => m.passkey_do_remove({ name }),
  };
  const action = actionOf(outcome);
  return { button: Object.hasOwn(words, action) ? words[action]!() : m.account_title() };
}
