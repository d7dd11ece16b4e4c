import { requireOwnSignature } from '#lib/server/own-signature.ts';
import { countryName } from '#lib/server/countries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const signature = await requireOwnSignature(client);
  return {
    signature,
    country: signature.country && countryName(signature.country),
    token: client.params.token,
  };
};
