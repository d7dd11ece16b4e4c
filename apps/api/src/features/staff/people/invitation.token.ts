import type { Keyring } from '../../../platform/crypto.ts';
import { openToken, signToken } from '../../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../../platform/uuid.ts';

const PURPOSE = 'staff/invitation';

/** Good while the invitation waits; its row says so. Payload: its id (16 bytes). */
export function invitationToken(keyring: Keyring, id: string): string {
  return signToken(keyring, PURPOSE, uuidBytes(id));
}

export function openInvitationToken(keyring: Keyring, token: string): string | null {
  const bytes = openToken(keyring, PURPOSE, token);
  return bytes?.length === 16 ? uuidOf(bytes) : null;
}
