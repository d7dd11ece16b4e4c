import { hmac, unseal, type Keyring } from '../../platform/crypto.ts';
import type { SignatureRow } from './signature.act.ts';

/** What a sealed name or postcode belongs to: table and column, version, petition, contact. */
export function nameContext(petitionId: string, contactId: string): string {
  return `signatures.name|1|${petitionId}|${contactId}`;
}

export function postcodeContext(petitionId: string, contactId: string): string {
  return `signatures.postcode|1|${petitionId}|${contactId}`;
}

type Sealed = Pick<SignatureRow, 'petitionId' | 'contactId' | 'sealedName' | 'sealedPostcode'>;

/** Null once it was erased. */
export function unsealName(keyring: Keyring, row: Sealed): string | null {
  return (
    row.sealedName && unseal(keyring, row.sealedName, nameContext(row.petitionId, row.contactId))
  );
}

export function unsealPostcode(keyring: Keyring, row: Sealed): string | null {
  const context = postcodeContext(row.petitionId, row.contactId);
  return row.sealedPostcode && unseal(keyring, row.sealedPostcode, context);
}

/** By this an erased signature is known again in a restored backup. It needs the index key to be made. */
export function journalTagOf(
  keyring: Keyring,
  { petitionId, contactId }: Pick<SignatureRow, 'petitionId' | 'contactId'>,
): Buffer {
  return hmac(keyring.blindIndex, 'erasure|', petitionId, '|', contactId);
}

/** By this a signature that was set aside is known again when its address signs anew. */
export function setAsideTagOf(
  keyring: Keyring,
  { petitionId, contactId }: Pick<SignatureRow, 'petitionId' | 'contactId'>,
): Buffer {
  return hmac(keyring.blindIndex, 'set-aside|', petitionId, '|', contactId);
}
