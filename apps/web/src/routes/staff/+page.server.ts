import { loadDesk } from '#lib/staff/counts/desk.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ desk: await loadDesk(event) });
