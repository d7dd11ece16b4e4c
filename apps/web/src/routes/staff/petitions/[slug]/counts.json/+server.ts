import { json } from '@sveltejs/kit';
import { loadPetitionDesk } from '#lib/staff/counts/desk.server.ts';
import type { RequestHandler } from './$types';

/** What the page shows, for the page to refresh itself. */
export const GET: RequestHandler = async (event) => json(await loadPetitionDesk(event));
