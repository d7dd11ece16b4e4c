import { redirect } from '@sveltejs/kit';
import { StaffFrameDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import { ApiError } from '#lib/server/api.ts';
import { codesLeftAfterLogIn } from '#lib/staff/factor/by-recovery-code.server.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { LayoutServerLoad } from './$types';

/** Who is at the desk, by which role, and what they should know. */
export const load: LayoutServerLoad = async (event) => {
  try {
    const { staffViewer, alertsNow } = await staffRequest(StaffFrameDocument, {}, event);
    const codesLeft = await codesLeftAfterLogIn(event);
    return { viewer: staffViewer, alertsNow, codesLeft };
  } catch (error) {
    const isWithoutRole = error instanceof ApiError && error.code === 'FORBIDDEN';
    if (isWithoutRole) redirect(303, local('/sign-in?without=role'));
    throw error;
  }
};
