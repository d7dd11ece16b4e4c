import { error } from '@sveltejs/kit';
import { ConfirmationPromptDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { confirmationPrompt } = await request(ConfirmationPromptDocument, client.params, {
    client,
  });
  if (!confirmationPrompt) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const { petition, alreadyConfirmed } = confirmationPrompt;
  return { petition, isCounted: alreadyConfirmed, token: client.params.token };
};
