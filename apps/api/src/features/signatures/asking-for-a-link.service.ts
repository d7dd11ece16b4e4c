import {
  linkByAddressSchema,
  linkByTokenSchema,
} from '@undersigned/shared/signatures/request-signature-link.schema.ts';
import { UserError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import { contactIdOf } from '../contacts/contact.service.ts';
import { findPetition } from '../petitions/petition.service.ts';
import { findLink } from './signature-link.service.ts';
import { requireTurn } from './signature.service.ts';
import type { SigningContext } from './signing.ts';

/** The answer tells nothing about the token or the address: the mail does. */
export async function requestSignatureLink(context: SigningContext, raw: unknown): Promise<void> {
  const asked = hasToken(raw)
    ? await askedByLink(context, raw)
    : await askedByAddress(context, raw);
  if (asked) await context.signing.acts.add({ kind: 'ask-for-link', ...asked });
}

function hasToken(raw: unknown): boolean {
  return typeof (raw as { token?: unknown } | null)?.token === 'string';
}

type Asked = { petitionId: string; contactId: string; epoch: number | null };

/** Any link of ours will do, also one whose hour is over. */
async function askedByLink(context: SigningContext, raw: unknown): Promise<Asked | null> {
  const { token } = requireValid(linkByTokenSchema, raw);
  requireTurn(context);
  const linked = await findLink(context, 'own', token);
  return (
    linked && {
      petitionId: linked.petition.id,
      contactId: linked.link.contactId,
      epoch: linked.link.epoch,
    }
  );
}

async function askedByAddress(context: SigningContext, raw: unknown): Promise<Asked> {
  const { email, petition: slug } = requireValid(linkByAddressSchema, raw);
  requireTurn(context);
  const petition = await findPetition(context, slug);
  if (!petition) throw new UserError('NOT_FOUND');
  const contactId = contactIdOf(context.keyring, email.normalised);
  return { petitionId: petition.id, contactId, epoch: null };
}
