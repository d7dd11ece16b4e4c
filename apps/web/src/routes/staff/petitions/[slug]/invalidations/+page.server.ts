import { countryNames } from '#lib/server/countries.ts';
import {
  decisionActions,
  loadDecisions,
  loadPreview,
} from '#lib/staff/decisions/decisions.server.ts';
import { valuesOf } from '#lib/staff/signatures/signature-filter.server.ts';
import { requireStaffPetition } from '#lib/staff/signatures/signatures.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [petition, decisions, preview] = await Promise.all([
    requireStaffPetition(event),
    loadDecisions(event),
    loadPreview(event),
  ]);
  const values = valuesOf(event.url.searchParams);
  return { petition, decisions, preview, values, countries: countryNames() };
};

export const actions: Actions = decisionActions;
