import { error } from '@sveltejs/kit';
import { PetitionLedgerDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { publicRead } from '#lib/server/public-read.ts';
import type { PageServerLoad } from './$types';

const REASONS = 20;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const afterReason = searchParams.get('reasons');
  const variables = { slug: event.params.slug, after, afterReason, firstReasons: REASONS };
  const { petition } = await publicRead(PetitionLedgerDocument, variables, event);
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const { ledger } = petition;
  return {
    petition,
    ledger,
    days: ledger.days.edges.map(({ node }) => node),
    reasons: ledger.reasons.edges.map(({ node }) => node),
    // What the addresses of the pages before and after these are made of.
    places: {
      after,
      afterReason,
      olderDays: ledger.days.pageInfo.hasNextPage ? ledger.days.pageInfo.endCursor : null,
      olderReasons: ledger.reasons.pageInfo.hasNextPage ? ledger.reasons.pageInfo.endCursor : null,
    },
  };
};
