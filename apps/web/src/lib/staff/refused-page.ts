import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { StaffRole, StaffViewerQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import type { ErrorWords } from '#lib/site/error-words.ts';

type Viewer = Pick<StaffViewerQuery['staffViewer'], 'role' | 'grantedRole'>;

/** What a page says to whose role may not see it; the step that is left is said above it. */
export function refusedPage(viewer: Viewer, route: string | null): ErrorWords {
  const isForAdministrators = /^\/staff\/(?:people|record)/.test(route ?? '');
  const isFor = isForAdministrators ? (role: StaffRole) => role === 'ADMIN' : worksOnSignatures;
  const lacksFactor = viewer.role !== viewer.grantedRole && isFor(viewer.grantedRole);
  return {
    heading: lacksFactor ? m.desk_factor_first() : m.desk_not_yours(),
    text: isForAdministrators ? m.desk_for_administrators() : m.desk_for_campaigners(),
  };
}
