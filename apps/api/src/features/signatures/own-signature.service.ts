import {
  correctSignatureSchema,
  type CorrectSignature,
} from '@undersigned/shared/signatures/correct-signature.schema.ts';
import { eraseSignatureSchema } from '@undersigned/shared/signatures/erase-signature.schema.ts';
import { withdrawSignatureSchema } from '@undersigned/shared/signatures/withdraw-signature.schema.ts';
import { UserError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import { findMailAddress, maskAddress } from '../contacts/contact.service.ts';
import { findDeliveries } from '../contacts/delivery.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { eraseAct } from './erase-act.ts';
import { correctionOf } from './signature.correction.ts';
import { findLink, requireLink, type Linked, type With } from './signature-link.service.ts';
import { isShown } from './supporter.service.ts';
import { readSignature } from './signature.queries.ts';
import { unsealName, unsealPostcode } from './signature.seal.ts';
import { requireStanding } from './signature.service.ts';
import {
  OwnSignatureState,
  type OwnSignature,
  type SignatureTraces,
} from './own-signature.type.ts';
import type { SigningContext } from './signing.ts';

/** With the contact, by which its traces are found. */
export type OwnRoot = With<OwnSignature> & { contactId: string };

/**
 * The signer's own view. A lasting link tells no name: thank-you mails are forwarded. Throws GONE
 * for a link whose hour is over.
 */
export async function findOwnSignature(
  context: SigningContext,
  token: string,
): Promise<OwnRoot | null> {
  const linked = await findLink(context, 'own', token);
  if (linked?.link.hasEnded) throw new UserError('GONE');
  return linked && readOwnSignature(context, linked);
}

export async function withdrawSignature(
  context: SigningContext,
  raw: unknown,
): Promise<PetitionEntity> {
  const { token } = requireValid(withdrawSignatureSchema, raw);
  const { petition, link } = await requireStandingLink(context, token);
  const { contactId, epoch } = link;
  const key = { petitionId: petition.id, contactId, epoch };
  const answer = await context.signing.acts.add({ kind: 'withdraw', ...key, renderId: null });
  return requireStanding(answer, petition);
}

/** Replaces what is given. Through a lasting link only one thing may be changed: to be shown no longer. */
export async function correctSignature(context: SigningContext, raw: unknown): Promise<OwnRoot> {
  const input = requireValid(correctSignatureSchema, raw);
  const linked = await requireStandingLink(context, input.token);
  const { petition, link } = linked;
  if (link.purpose !== 'manage' && !onlyHides(input)) throw new UserError('FORBIDDEN');
  const { contactId, epoch } = link;
  const key = { petitionId: petition.id, contactId };
  const correction = correctionOf(context, key, input);
  requireStanding(
    await context.signing.acts.add({ kind: 'correct', ...key, epoch, correction }),
    petition,
  );
  const own = await readOwnSignature(context, linked);
  if (!own) throw new UserError('NOT_FOUND');
  return own;
}

/** Forgets everything about the signer here; erasing twice succeeds twice. */
export async function eraseSignature(context: SigningContext, raw: unknown): Promise<void> {
  const { token } = requireValid(eraseSignatureSchema, raw);
  const { petition, link } = await requireStandingLink(context, token);
  if (link.purpose !== 'manage') throw new UserError('FORBIDDEN');
  const key = { petitionId: petition.id, contactId: link.contactId, epoch: link.epoch };
  const answer = await context.signing.acts.add(eraseAct(context.keyring, key));
  requireStanding(answer, petition);
}

async function requireStandingLink(context: SigningContext, token: string): Promise<Linked> {
  const linked = await requireLink(context, 'own', token);
  if (linked.link.hasEnded) throw new UserError('GONE');
  return linked;
}

/** Null through a lasting link, as everything that tells more than a mail that was forwarded. */
export async function findTraces(
  context: SigningContext,
  { petition, contactId, mayChange }: OwnRoot,
): Promise<SignatureTraces | null> {
  const row = mayChange && (await readSignature(context, petition.id, contactId))?.row;
  if (!row) return null;
  return {
    consentVersion: row.consentVersion,
    networkTag: row.networkTag?.toString('hex') ?? null,
    domainTag: row.domainTag?.toString('hex') ?? null,
    mails: await findDeliveries(context.db, { contactId, subjectId: petition.id }),
  };
}

async function readOwnSignature(
  context: SigningContext,
  { petition, link }: Linked,
): Promise<OwnRoot | null> {
  const { keyring } = context;
  const row = (await readSignature(context, petition.id, link.contactId))?.row;
  const { address } = await findMailAddress(context, link.contactId);
  if (!row || !address || row.state === 'DISOWNED' || row.epoch !== link.epoch) return null;
  const seesAll = link.purpose === 'manage';
  return {
    petition,
    contactId: link.contactId,
    state: OWN_STATES[row.state],
    name: seesAll ? unsealName(keyring, row) : null,
    email: seesAll ? address : null,
    maskedEmail: maskAddress(address),
    country: seesAll ? row.country : null,
    postcode: seesAll ? unsealPostcode(keyring, row) : null,
    display: row.display as OwnSignature['display'],
    isShown: isShown(keyring, row),
    consentToUpdates: seesAll ? row.consentToUpdates : null,
    source: seesAll ? row.source : null,
    locale: seesAll ? row.locale : null,
    mayChange: seesAll,
    signedAt: row.signedAt,
    confirmedAt: row.confirmedAt,
    textVersion: row.textVersion,
  };
}

// To the signer, being set aside by staff and waiting for them look the same.
const OWN_STATES = {
  PENDING: OwnSignatureState.PENDING,
  HELD: OwnSignatureState.UNDER_REVIEW,
  INVALIDATED: OwnSignatureState.UNDER_REVIEW,
  CONFIRMED: OwnSignatureState.CONFIRMED,
  WITHDRAWN: OwnSignatureState.WITHDRAWN,
};

function onlyHides({ token: _token, display, ...others }: CorrectSignature): boolean {
  return display === 'HIDDEN' && Object.values(others).every((value) => value === undefined);
}
