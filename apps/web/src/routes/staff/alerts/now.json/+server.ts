import { json } from '@sveltejs/kit';
import { readAlertsNow } from '#lib/staff/alerts/alerts.server.ts';
import type { RequestHandler } from './$types';

/** What lasts and how much is new, for pages to keep themselves fresh. */
export const GET: RequestHandler = async (event) => json(await readAlertsNow(event));
