import type { RequestEvent } from '@sveltejs/kit';
import { StaffFunnelDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { funnelRows } from './funnel-rows.ts';
import { staffRequest } from '../staff-api.server.ts';

/** How far people came, step by step: ever, and in the time that the page shows. */
export async function loadFunnel(
  petition: string,
  { from, to }: { from: string; to: string },
  event: RequestEvent,
) {
  const { ever, ranged } = await staffRequest(StaffFunnelDocument, { petition, from, to }, event);
  return funnelRows(ever, ranged);
}
