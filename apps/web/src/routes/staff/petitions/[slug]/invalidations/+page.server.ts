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
  const asked = event.url.searchParams.get('again');
  const again = decided.decisions.find(({ id, kind }) => id === asked && kind === 'INVALIDATION');
  // What is proposed anew has the reason of the one that it stands in for, and replaces what waits still.
  const { id = '', reason = '' } = again ?? {};
  const replaced = again?.state === 'PROPOSED' ? { id, reason } : null;
  const done = readDone(event);
  const countries = countryNames();
  const kept = { values, search, reason, replaced };
  return { petition, decided, approval, preview, ...kept, done, countries };
};

export const actions: Actions = decisionActions;
