import type { ConfirmSignature } from '@undersigned/shared/signatures/confirm-signature.schema.ts';
import { seal } from '../../platform/crypto.ts';
import type { Correction } from './signature.act.ts';
import { nameContext, postcodeContext } from './signature.seal.ts';
import type { SigningContext } from './signing.ts';

/** Which wording of the consent in the sign form is in force. */
export const CONSENT_VERSION = 1;

type Corrected = Omit<ConfirmSignature, 'token' | 'nonce'>;

/** What the signer says anew of themselves, as the row holds it. What is left out stays. */
export function correctionOf(
  { keyring }: SigningContext,
  { petitionId, contactId }: { petitionId: string; contactId: string },
  { name, country, postcode, display, consentToUpdates }: Corrected,
): Correction {
  return {
    ...(name && { sealedName: seal(keyring, name, nameContext(petitionId, contactId)) }),
    ...(postcode !== undefined && {
      sealedPostcode:
        postcode === null ? null : seal(keyring, postcode, postcodeContext(petitionId, contactId)),
    }),
    ...(country && { country }),
    ...(display && { display }),
    ...(consentToUpdates !== undefined && { consentToUpdates, consentVersion: CONSENT_VERSION }),
  };
}
