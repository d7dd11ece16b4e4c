import { error, redirect } from '@sveltejs/kit';
import type { StaffViewerQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';

/** Before a page asks what the API would refuse: who lacks but the second step is led to it. */
export function requireAdministrator({ role, grantedRole }: StaffViewerQuery['staffViewer']): void {
  if (role === 'ADMIN') return;
  if (grantedRole === 'ADMIN') redirect(303, local('/staff/account'));
  error(403, { message: 'FORBIDDEN', code: 'FORBIDDEN' });
}
