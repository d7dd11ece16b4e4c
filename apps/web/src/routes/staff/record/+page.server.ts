import { AuditLogDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { countryNames } from '#lib/server/countries.ts';
import { entryWords } from '#lib/staff/record/entry-words.ts';
import { requireAdministrator } from '#lib/staff/require-administrator.ts';
import { timesIn } from '#lib/staff/time/times-in.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { PageServerLoad } from './$types';

const ON_A_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  requireAdministrator(viewer);
  const after = event.url.searchParams.get('after');
  const { auditLog } = await staffRequest(AuditLogDocument, { first: ON_A_PAGE, after }, event);
  const { hasNextPage, endCursor } = auditLog.pageInfo;
  const recorded = { countries: countryNames(), times: timesIn(viewer.timeZone) };
  return {
    entries: auditLog.edges.map(({ node }) => entryWords(node, recorded)),
    older: hasNextPage ? endCursor : null,
    isNewest: after === null,
  };
};
