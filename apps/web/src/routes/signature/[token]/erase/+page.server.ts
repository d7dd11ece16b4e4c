import { redirect } from '@sveltejs/kit';
import { EraseSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { local } from '#lib/locale.ts';
import { request } from '#lib/server/api.ts';
import { requireManagedSignature } from '#lib/server/own-signature.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { petition } = await requireManagedSignature(client);
  return { petition, token: client.params.token };
};

export const actions: Actions = {
  default: async (client) => {
    await request(EraseSignatureDocument, { input: client.params }, { client });
    redirect(303, local('/signature/erased'));
  },
};
