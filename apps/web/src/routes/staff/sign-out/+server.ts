import { redirect } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { postToAuth } from '#lib/staff/staff-api.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  await postToAuth('/auth/sign-out', {}, event);
  redirect(303, local('/sign-in'));
};
