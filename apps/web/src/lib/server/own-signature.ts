import { error, type RequestEvent } from '@sveltejs/kit';
import { OwnSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from './api.ts';

/** The signature that a mailed link opens. */
export async function requireOwnSignature(client: RequestEvent<{ token: string }>) {
  const { ownSignature } = await request(OwnSignatureDocument, client.params, { client });
  if (!ownSignature) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return ownSignature;
}
