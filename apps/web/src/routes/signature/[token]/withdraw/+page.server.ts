import { redirect } from '@sveltejs/kit';
import { WithdrawSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { local } from '#lib/locale.ts';
import { request } from '#lib/server/api.ts';
import { requireOwnSignature } from '#lib/server/own-signature.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { token } = client.params;
  const { petition, state } = await requireOwnSignature(client);
  if (state === 'WITHDRAWN') redirect(303, local(`/signature/${token}`));
  return { petition, token };
};

export const actions: Actions = {
  default: async (client) => {
    await request(WithdrawSignatureDocument, { input: client.params }, { client });
    redirect(303, local(`/signature/${client.params.token}`));
  },
};
