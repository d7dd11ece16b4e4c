import type { RequestEvent } from '@sveltejs/kit';
import {
  PetitionLedgerDocument,
  type PetitionLedgerQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';

export type WholeLedger = NonNullable<Awaited<ReturnType<typeof wholeLedger>>>;
type Ledger = NonNullable<PetitionLedgerQuery['petition']>['ledger'];
type Places = { after: string | null; afterReason: string | null };

/**
 * All days and all reasons, newest first; null for an unknown petition. What is newest is of one
 * moment with the total, and what is older is never written again, so later pages agree with it.
 */
export async function wholeLedger(slug: string, client: RequestEvent) {
  const ask = async (places: Places) => {
    const variables = { slug, firstReasons: 100, ...places };
    return (await request(PetitionLedgerDocument, variables, { client })).petition;
  };
  let places: Places = { after: null, afterReason: null };
  const petition = await ask(places);
  if (!petition) return null;
  const pages = [petition.ledger];
  for (let last = petition.ledger; hasMore(last); pages.push(last)) {
    places = placesAfter(last, places);
    last = (await ask(places))!.ledger;
  }
  const { asOf, openedOn, total, sums, check } = petition.ledger;
  return {
    ...{ petition: petition.slug, asOf, openedOn, total, sums, check },
    days: pages.flatMap(({ days }) => days.edges.map(({ node }) => node)),
    reasons: pages.flatMap(({ reasons }) => reasons.edges.map(({ node }) => node)),
  };
}

function hasMore({ days, reasons }: Ledger): boolean {
  return days.pageInfo.hasNextPage || reasons.pageInfo.hasNextPage;
}

/** A list that has ended stays at its end while the other goes on. */
function placesAfter({ days, reasons }: Ledger, last: Places): Places {
  return {
    after: days.pageInfo.endCursor ?? last.after,
    afterReason: reasons.pageInfo.endCursor ?? last.afterReason,
  };
}
