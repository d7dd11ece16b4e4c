import { AuditLogDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { requireAdministrator } from '#lib/staff/require-administrator.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { PageServerLoad } from './$types';

const ON_A_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  requireAdministrator(viewer);
  const after = event.url.searchParams.get('after');
  const { auditLog } = await staffRequest(AuditLogDocument, { first: ON_A_PAGE, after }, event);
  const { hasNextPage, endCursor } = auditLog.pageInfo;
  return {
    entries: auditLog.edges.map(({ node }) => node),
    older: hasNextPage ? endCursor : null,
    isNewest: after === null,
  };
};
