import { webSettings } from '#server/settings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ contact: webSettings().privacyContact });
