import { networkOf } from '../../platform/client-address.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { UserError } from '../../platform/errors.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { findPetitionByNumber } from '../petitions/petition.service.ts';
import { readSignature } from './signature.queries.ts';
import { hasRunOut } from './signature-end.rules.ts';
import { unsealName, unsealPostcode } from './signature.seal.ts';
import {
  createNonce,
  openLinkToken,
  type LinkPurpose,
  type SignatureLink,
} from './signature.token.ts';
import type { ConfirmationPrompt } from './signature.type.ts';
import type { SigningContext } from './signing.ts';

const LOOKED_OVER_MS = 3_600_000;

type OpenedLink = SignatureLink & { purpose: LinkPurpose; hasEnded: boolean };
export type Linked = { petition: PetitionEntity; link: OpenedLink };
export type With<T> = Omit<T, 'petition'> & { petition: PetitionEntity };

/** What the page behind a confirmation link shows. Reading it changes nothing. */
export async function findConfirmationPrompt(
  context: SigningContext,
  token: string,
): Promise<With<ConfirmationPrompt> | null> {
  const linked = await findLink(context, 'confirm', token);
  if (!linked) return null;
  const { petition, link } = linked;
  const found = await readSignature(context, petition.id, link.contactId);
  if (!found) return null;
  const { row, now } = found;
  const isOver = row.state === 'WITHDRAWN' || row.state === 'DISOWNED' || row.epoch !== link.epoch;
  if (isOver || hasRunOut(row, now)) throw new UserError('GONE');
  const { confirmedAt } = row;
  const alreadyConfirmed = confirmedAt !== null;
  // The link stands in the address of a page that asks to be shared. Once everything has been looked
  // over, it tells no more than a lasting one.
  const isOpen = !alreadyConfirmed || now.getTime() - confirmedAt.getTime() < LOOKED_OVER_MS;
  return {
    petition,
    name: (isOpen && unsealName(context.keyring, row)) || '',
    country: isOpen ? row.country : '',
    postcode: alreadyConfirmed ? null : unsealPostcode(context.keyring, row),
    display: alreadyConfirmed ? null : (row.display as ConfirmationPrompt['display']),
    consentToUpdates: alreadyConfirmed ? null : row.consentToUpdates,
    nonce: createNonce(context.keyring, link, row),
    alreadyConfirmed,
  };
}

/** What a link of this purpose stands for; throws NOT_FOUND. */
export async function requireLink(
  context: SigningContext,
  purpose: LinkPurpose,
  token: string,
): Promise<Linked> {
  const linked = await findLink(context, purpose, token);
  if (!linked) throw new UserError('NOT_FOUND');
  return linked;
}

/** What a link stands for; null for one that is not ours, and too many of those are refused. */
export async function findLink(
  context: SigningContext,
  purpose: LinkPurpose,
  token: string,
): Promise<Linked | null> {
  const link = openLink(context.keyring, purpose, token);
  if (!link) {
    requireFewGuesses(context);
    return null;
  }
  const petition = await findPetitionByNumber(context, link.petitionNumber);
  return petition && { petition, link };
}

/**
 * A confirmation link may do whatever a lasting one may: both were mailed to the same address. So may
 * the one for an hour.
 */
function openLink(keyring: Keyring, purpose: LinkPurpose, token: string): OpenedLink | null {
  const purposes: LinkPurpose[] = purpose === 'own' ? ['own', 'manage', 'confirm'] : [purpose];
  for (const one of purposes) {
    const link = openLinkToken(keyring, one, token);
    if (link) return { ...link, purpose: one };
  }
  return null;
}

/** Whose address a confirmation link was mailed to. */
export function contactOfLink(keyring: Keyring, token: string): string | null {
  return openLinkToken(keyring, 'confirm', token)?.contactId ?? null;
}

function requireFewGuesses({ signing, client }: SigningContext): void {
  const wait = signing.limits.unknownTokens.take(networkOf(client.address, 'host'));
  if (wait !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds: wait });
}
