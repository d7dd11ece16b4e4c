import { redirect } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { requireOwnSignature } from '#lib/server/own-signature.ts';
import type { PageServerLoad } from './$types';

// A confirmed signature may still be held for a person to look at: only its state tells.
export const load: PageServerLoad = async (client) => {
  const { token } = client.params;
  const { petition, state } = await requireOwnSignature(client);
  if (state === 'WITHDRAWN') redirect(303, local(`/signature/${token}`));
  return { petition, state, token };
};
