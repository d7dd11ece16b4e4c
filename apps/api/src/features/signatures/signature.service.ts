import { randomUUID } from 'node:crypto';
import { confirmSignatureSchema } from '@undersigned/shared/signatures/confirm-signature.schema.ts';
import {
  signPetitionSchema,
  type SignPetition,
} from '@undersigned/shared/signatures/sign-petition.schema.ts';
import type { HeldReason } from '@undersigned/shared/signatures/held-reason.ts';
import { networkOf } from '../../platform/client-address.ts';
import { seal } from '../../platform/crypto.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import { isDisposable, looseIdOf } from '../contacts/contact-likeness.service.ts';
import { contactIdOf, sealContact } from '../contacts/contact.service.ts';
import { domainTag, networkTag } from '../contacts/contact-tags.service.ts';
import { countedSource } from '../integrity/source.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { findPetition } from '../petitions/petition.service.ts';
import type { Answer, SignAct, Submission } from './signature.act.ts';
import { nameContext, postcodeContext, setAsideTagOf } from './signature.seal.ts';
import { CONSENT_VERSION, correctionOf } from './signature.correction.ts';
import { digestOf, openNonce } from './signature.token.ts';
import { requireLink } from './signature-link.service.ts';
import type { SigningContext } from './signing.ts';

/** The answer tells nothing about the address: the mail does. */
export async function signPetition(context: SigningContext, raw: unknown): Promise<PetitionEntity> {
  const input = requireValid(signPetitionSchema, raw);
  const petition = await findPetition(context, input.petition);
  if (!petition) throw new UserError('NOT_FOUND');
  requireTurn(context);
  const act = await signAct(context, petition, input);
  const answer = await context.signing.acts.add(act);
  if (answer === 'closed') throw new UserError('PETITION_CLOSED');
  return petition;
}

export async function confirmSignature(
  context: SigningContext,
  raw: unknown,
): Promise<PetitionEntity> {
  const input = requireValid(confirmSignatureSchema, raw);
  const { petition, link } = await requireLink(context, 'confirm', input.token);
  const { renderId, shown } = requireNonce(context, link, input.nonce);
  const { contactId, epoch } = link;
  const key = { petitionId: petition.id, contactId, epoch };
  const answer = await context.signing.acts.add({
    kind: 'confirm',
    ...key,
    renderId,
    shown,
    digestOf,
    correction: correctionOf(context, key, input),
  });
  return requireStanding(answer, petition);
}

/** "This wasn't me." */
export async function disownSignature(
  context: SigningContext,
  raw: unknown,
): Promise<PetitionEntity> {
  const input = requireValid(confirmSignatureSchema, raw);
  const { petition, link } = await requireLink(context, 'confirm', input.token);
  const { renderId } = requireNonce(context, link, input.nonce);
  const { contactId, epoch } = link;
  await context.signing.acts.add({
    kind: 'disown',
    petitionId: petition.id,
    contactId,
    epoch,
    renderId,
  });
  return petition;
}

export function requireTurn({ signing, client }: SigningContext): void {
  const wait = signing.limits.address.take(networkOf(client.address, 'host'));
  if (wait !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds: wait });
}

async function signAct(
  context: SigningContext,
  petition: PetitionEntity,
  input: SignPetition,
): Promise<SignAct> {
  const contactId = contactIdOf(context.keyring, input.email.normalised);
  return {
    kind: 'sign',
    id: randomUUID(),
    petitionId: petition.id,
    contactId,
    contact: sealContact(context.keyring, contactId, input.email.address),
    setAsideTag: setAsideTagOf(context.keyring, { petitionId: petition.id, contactId }),
    submission: await submissionOf(context, petition, contactId, input),
  };
}

async function submissionOf(
  { db, keyring, client, signing }: SigningContext,
  petition: PetitionEntity,
  contactId: string,
  input: SignPetition,
): Promise<Submission> {
  // A busy network is no proof of anything: its signatures wait for staff, none is refused.
  const isBusy = signing.limits.network.take(networkOf(client.address, 'site')) !== null;
  const mayAddSource = () =>
    signing.limits.newSources.take(networkOf(client.address, 'host')) === null;
  return {
    sealedName: seal(keyring, input.name, nameContext(petition.id, contactId)),
    sealedPostcode: input.postcode
      ? seal(keyring, input.postcode, postcodeContext(petition.id, contactId))
      : null,
    country: input.country,
    display: input.display,
    consentToUpdates: input.consentToUpdates,
    consentVersion: CONSENT_VERSION,
    source: await countedSource(db, petition.id, input.source, mayAddSource),
    locale: input.locale,
    networkTag: networkTag(keyring, client.address),
    domainTag: domainTag(keyring, input.email.normalised),
    textVersion: petition.textVersion,
    heldBecause: reasonToHold(isBusy, input.email.normalised),
    looseId: looseIdOf(keyring, input.email.normalised),
  };
}

/** The reasons that show without looking at others: see signature-holding.rules.ts for the rest. */
function reasonToHold(isBusy: boolean, normalisedAddress: string): HeldReason | null {
  if (isDisposable(normalisedAddress)) return 'disposable-domain';
  return isBusy ? 'busy-network' : null;
}

function requireNonce(
  { keyring }: SigningContext,
  link: Parameters<typeof openNonce>[1],
  text: string,
) {
  const nonce = openNonce(keyring, link, text);
  if (typeof nonce === 'string') throw new InputError([{ path: ['input', 'nonce'], code: nonce }]);
  return nonce;
}

export function requireStanding(answer: Answer, petition: PetitionEntity): PetitionEntity {
  if (answer === 'unknown') throw new UserError('NOT_FOUND');
  if (answer === 'gone') throw new UserError('GONE');
  // What would be recorded changed since the page was shown: it has to be seen again.
  if (answer === 'stale')
    throw new InputError([{ path: ['input', 'nonce'], code: 'NONCE_EXPIRED' }]);
  return petition;
}
