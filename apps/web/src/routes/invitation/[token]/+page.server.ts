import { fail, redirect } from '@sveltejs/kit';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import type { FieldCode } from '@undersigned/shared/errors.ts';
import { local } from '#lib/locale.ts';
import { ApiError, postToApi } from '#lib/server/api.ts';
import { readForm } from '#lib/server/form.ts';
import { keepJoined } from '#lib/staff/factor/joined.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Invitation = { email: string; role: StaffRole; expiresAt: string };

/** Opening the page changes nothing: mail programs open links on their own. */
export const load: PageServerLoad = async (client) => {
  const { token } = client.params;
  try {
    const response = await postToApi('/auth/invitation/read', { token }, { client });
    return { invitation: (await response.json()) as Invitation };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'GONE') return { invitation: null };
    throw error;
  }
};

export const actions: Actions = {
  default: async (client) => {
    const { token } = client.params;
    const { password } = await readForm(client.request, 'password');
    try {
      const response = await postToApi('/auth/invitation/accept', { token, password }, { client });
      keepJoined(client, ((await response.json()) as { email: string }).email);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The page says what became of it.
      if (error.code === 'GONE') redirect(303, local(`/invitation/${token}`));
      if (error.fields.length === 0) throw error;
      return fail(error.status, { code: error.fields[0]!.code as FieldCode });
    }
    redirect(303, local('/sign-in?joined=1'));
  },
};
