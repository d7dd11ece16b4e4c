import { splitLocale } from '@undersigned/shared/locales.ts';
import type { Reroute } from '@sveltejs/kit/hooks';

/** Every page has an address in each language, and one route. */
export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;
