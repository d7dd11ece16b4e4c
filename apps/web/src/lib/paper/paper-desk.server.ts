import type { RequestEvent } from '@sveltejs/kit';
import {
  StaffDeskDocument,
  StaffPaperDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';

/** What is on paper of a petition; without it for a role that may not enter it. */
export async function loadPaperDesk(event: RequestEvent<{ slug: string }>) {
  const { slug } = event.params;
  const { petitions, staffViewer } = await staffRequest(StaffDeskDocument, {}, event);
  const petition = petitions.find((each) => each.slug === slug);
  if (!petition) throw new ApiError('NOT_FOUND');
  if (!worksOnSignatures(staffViewer.role)) return { petition, paper: null };
  const after = event.url.searchParams.get('after');
  const variables = { petition: slug, after };
  const { petitionCounts, offlineBatches } = await staffRequest(
    StaffPaperDocument,
    variables,
    event,
  );
  const { edges, pageInfo } = offlineBatches;
  return {
    petition,
    paper: {
      ...{ counts: petitionCounts, batches: edges.map(({ node }) => node), after },
      older: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    },
  };
}
