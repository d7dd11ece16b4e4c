import { leadAway } from '#lib/server/leads-away.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => leadAway(event, 'go', event.params.slug);
