import { networkOf } from '../../platform/client-address.ts';
import { unseal, type Keyring } from '../../platform/crypto.ts';
import { UserError } from '../../platform/errors.ts';
import { findMailAddress, maskAddress } from '../contacts/contact.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { findPetitionByNumber } from '../petitions/petition.service.ts';
import type { SignatureRow } from './signature.act.ts';
import { readSignature } from './signature.queries.ts';
import { hasRunOut } from './signature.rules.ts';
import { nameContext } from './signature.seal.ts';
import {
  createNonce,
  openLinkToken,
  type LinkPurpose,
  type SignatureLink,
} from './signature.token.ts';
import { OwnSignatureState, type ConfirmationPrompt, type OwnSignature } from './signature.type.ts';
import type { SigningContext } from './signing.ts';

type Linked = { petition: PetitionEntity; link: SignatureLink };
type With<T> = Omit<T, 'petition'> & { petition: PetitionEntity };

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
  return {
    petition,
    name: nameOf(context.keyring, row),
    country: row.country,
    nonce: createNonce(context.keyring, link, row),
    alreadyConfirmed: row.confirmedAt !== null,
  };
}

/** The signer's own view through a lasting link: it may be forwarded, so it tells no name. */
export async function findOwnSignature(
  context: SigningContext,
  token: string,
): Promise<With<OwnSignature> | null> {
  const linked = await findLink(context, 'own', token);
  if (!linked) return null;
  const { petition, link } = linked;
  const row = (await readSignature(context, petition.id, link.contactId))?.row;
  const { address } = await findMailAddress(context, link.contactId);
  if (!row || !address || row.state === 'DISOWNED' || row.epoch !== link.epoch) return null;
  return {
    petition,
    state: OWN_STATES[row.state],
    name: null,
    maskedEmail: maskAddress(address),
    country: null,
    postcode: null,
    display: row.display as OwnSignature['display'],
    signedAt: row.signedAt,
    confirmedAt: row.confirmedAt,
    textVersion: row.textVersion,
  };
}

export async function requireLink(context: SigningContext, token: string): Promise<Linked> {
  const linked = await findLink(context, 'confirm', token);
  if (!linked) throw new UserError('NOT_FOUND');
  return linked;
}

export async function requireOwnLink(context: SigningContext, token: string): Promise<Linked> {
  const linked = await findLink(context, 'own', token);
  if (!linked) throw new UserError('NOT_FOUND');
  return linked;
}

function nameOf(keyring: Keyring, row: SignatureRow): string {
  return unseal(keyring, row.sealedName, nameContext(row.petitionId, row.contactId));
}

// To the signer, being set aside by staff and waiting for them look the same.
const OWN_STATES = {
  PENDING: OwnSignatureState.PENDING,
  HELD: OwnSignatureState.UNDER_REVIEW,
  INVALIDATED: OwnSignatureState.UNDER_REVIEW,
  CONFIRMED: OwnSignatureState.CONFIRMED,
  WITHDRAWN: OwnSignatureState.WITHDRAWN,
};

async function findLink(
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

/** A confirmation link may do whatever a lasting one may: both were mailed to the same address. */
function openLink(keyring: Keyring, purpose: LinkPurpose, token: string): SignatureLink | null {
  const link = openLinkToken(keyring, purpose, token);
  return link ?? (purpose === 'own' ? openLinkToken(keyring, 'confirm', token) : null);
}

/** Whose address a confirmation link was mailed to. */
export function contactOfLink(keyring: Keyring, token: string): string | null {
  return openLinkToken(keyring, 'confirm', token)?.contactId ?? null;
}

function requireFewGuesses({ signing, client }: SigningContext): void {
  const wait = signing.limits.unknownTokens.take(networkOf(client.address, 'host'));
  if (wait !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds: wait });
}
