import { json } from '@sveltejs/kit';
import { loadDecisions } from '#lib/staff/decisions/decisions.server.ts';
import type { RequestHandler } from './$types';

/** What the page shows, for the page to refresh itself. */
export const GET: RequestHandler = async (event) => json(await loadDecisions(event));
