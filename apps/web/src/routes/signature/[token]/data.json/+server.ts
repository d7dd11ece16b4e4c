import { error, redirect } from '@sveltejs/kit';
import { OwnSignatureDataDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { local } from '#lib/locale.ts';
import { request } from '#lib/server/api.ts';
import { findOwnSignature } from '#lib/server/own-signature.ts';
import type { RequestHandler } from './$types';

/** All that is kept about a signature, for the person whose it is. */
export const GET: RequestHandler = async (client) => {
  const own = await findOwnSignature(client);
  // What a link may not do, and what helps then, the signer's page says: a file has no words for it.
  if (own === 'ended' || (own && !own.mayChange)) {
    redirect(303, local(`/signature/${client.params.token}`));
  }
  const { ownSignature } = await request(OwnSignatureDataDocument, client.params, { client });
  if (!ownSignature) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const { mayChange: _mayChange, ...data } = ownSignature;
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="signature-${data.petition.slug}.json"`,
    },
  });
};
