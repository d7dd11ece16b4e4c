import { m } from '@undersigned/shared/generated/messages/messages.js';
import { worldMap } from '#lib/server/world-map.ts';
import { loadCounts } from '#lib/staff/counts/desk.server.ts';
import type { RequestHandler } from './$types';

/** The map on the petition's page. It has no words: those are beside it, at their own size. */
export const GET: RequestHandler = async (event) => {
  const { byCountry } = await loadCounts(event);
  return new Response(worldMap(m.staff_by_country(), byCountry), {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
};
