import { countryNames } from '#lib/server/countries.ts';
import { decisionActions } from '#lib/staff/decisions/deciding.server.ts';
import { loadApproval, loadDecisions, loadPreview } from '#lib/staff/decisions/decisions.server.ts';
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
  const approval = await loadApproval(event, decided);
  // What is proposed anew has the reason of the one that it stands in for.
  const again = event.url.searchParams.get('again');
  const reason = decided.decisions.find(({ id }) => id === again)?.reason ?? '';
  const done = readDone(event);
  const countries = countryNames();
  return { petition, decided, approval, preview, values, search, reason, done, countries };
};

export const actions: Actions = decisionActions;
