import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { OwnAccountQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import type { Done } from '../done/done.server.ts';
import type { Said } from '../done/undo.ts';

type Account = OwnAccountQuery['ownAccount'];

const TEXTS: Record<string, (done: Done) => string> = {
  shown: () => m.account_shown(),
  'app-removed': () => m.account_app_removed(),
  'passkey-removed': () => m.account_passkey_removed(),
  'session-ended': () => m.account_session_ended(),
  'sessions-ended': ({ total }) => m.account_sessions_ended({ count: Number(total) }),
  'time-zone-changed': () => m.account_time_zone_changed(),
  'password-changed': () => m.account_password_changed(),
};

/**
 * The name of a passkey that is still to be added: it was typed, a second factor was asked for and shown. The
 * browser makes a passkey only where a button is pressed, so that showing one cannot go on with it.
 */
export const passkeyToAdd = (done: Done | null, { passkeys }: Account): string =>
  done?.what === 'shown' && passkeys.every(({ name }) => name !== done.newPasskey)
    ? (done.newPasskey ?? '')
    : '';

/** What was just done to one's own account, and what takes it back. */
export function accountDone(done: Done | null, { passkeys }: Account, path: string): Said | null {
  if (!done) return null;
  const word = m.done_word();
  const renamed = passkeys.find(({ id }) => id === done.passkey);
  if (done.what === 'passkey-renamed' && renamed) {
    const { id, name } = renamed;
    const was = done.was ?? '';
    const fields = { passkey: id, name: was, was: name };
    return {
      ...{ word, text: m.account_passkey_renamed({ name, was }) },
      undo: was && was !== name ? { action: `${path}?/renamePasskey`, fields } : undefined,
    };
  }
  const text = Object.hasOwn(TEXTS, done.what) ? TEXTS[done.what]!(done) : null;
  if (text === null) return null;
  const next = { href: '#app', label: m.app_set_up_next() };
  return { word, text, more: done.what === 'app-removed' ? next : undefined };
}
