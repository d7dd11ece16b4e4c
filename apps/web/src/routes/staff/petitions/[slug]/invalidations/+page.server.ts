import { countryNames } from '#lib/server/countries.ts';
import { decisionActions } from '#lib/staff/decisions/deciding.server.ts';
import { loadDecisions, loadPreview } from '#lib/staff/decisions/decisions.server.ts';
import { readDone } from '#lib/staff/done/done.server.ts';
import { CRITERIA, searchOf, valuesOf } from '#lib/staff/signatures/filter-names.ts';
import { requireStaffPetition } from '#lib/staff/signatures/signatures.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [petition, decided, preview] = await Promise.all([
    requireStaffPetition(event),
    loadDecisions(event),
    loadPreview(event),
  ]);
  const values = valuesOf(event.url.searchParams);
  const search = searchOf(values, CRITERIA);
  const done = readDone(event);
  return { petition, decided, preview, values, search, done, countries: countryNames() };
};

export const actions: Actions = decisionActions;
