import { error, type RequestEvent } from '@sveltejs/kit';
import { OwnSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { ApiError, request } from './api.ts';

type Client = RequestEvent<{ token: string }>;

/** The signature that a mailed link opens: null for no link of ours, or that the link's hour is over. */
export async function findOwnSignature(client: Client) {
  try {
    const { ownSignature } = await request(OwnSignatureDocument, client.params, { client });
    return ownSignature ?? null;
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'GONE') return 'ended' as const;
    throw cause;
  }
}

export async function requireOwnSignature(client: Client) {
  const own = await findOwnSignature(client);
  if (own === 'ended') error(410, { message: 'GONE', code: 'GONE' });
  if (!own) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return own;
}

/** As above, through the link that may change things; the lasting one may not. */
export async function requireManagedSignature(client: Client) {
  const own = await requireOwnSignature(client);
  if (!own.mayChange) error(403, { message: 'FORBIDDEN', code: 'FORBIDDEN' });
  return own;
}
