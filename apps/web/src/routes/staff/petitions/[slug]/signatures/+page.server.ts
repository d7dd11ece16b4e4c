import { countryNames } from '#lib/server/countries.ts';
import { readForm } from '#lib/server/form.ts';
import { loadFoundTotal } from '#lib/staff/decisions/decisions.server.ts';
import { ownTimeZone } from '#lib/staff/time/own-time-zone.server.ts';
import { FIELDS, searchOf, valuesOf } from '#lib/staff/signatures/filter-names.ts';
import { askHeld, chooseAgain, decideHeld } from '#lib/staff/signatures/held-form.server.ts';
import { filterOf } from '#lib/staff/signatures/signature-filter.server.ts';
import {
  loadTrends,
  readFound,
  readPage,
  requireStaffPetition,
} from '#lib/staff/signatures/signatures.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOT_READ = { signatures: [], next: null, lookedBackTo: null, problems: [] };

export const load: PageServerLoad = async (event) => {
  const values = valuesOf(event.url.searchParams);
  const after = event.url.searchParams.get('after');
  const listed = async () => {
    if (event.locals.isListUnseen) return NOT_READ;
    return readPage(event, filterOf(values, FIELDS, await ownTimeZone(event)), after);
  };
  const [petition, desk, page, total] = await Promise.all([
    requireStaffPetition(event),
    loadTrends(event),
    listed(),
    loadFoundTotal(event),
  ]);
  const search = searchOf(values);
  /** With the page of the list, which the filter alone does not lead back to. */
  const here = [search, after && new URLSearchParams({ after }).toString()]
    .filter(Boolean)
    .join('&');
  const shown = { petition, desk, page, total, values, search, here };
  return { ...shown, isFirst: !after, countries: countryNames() };
};

export const actions: Actions = {
  /** An address is sent in a body, so that it stands in no history and no log. */
  find: async (event) => {
    const { exactEmail } = await readForm(event.request, 'exactEmail');
    return { exactEmail, found: await readFound(event, exactEmail) };
  },
  ask: askHeld,
  back: chooseAgain,
  decide: decideHeld,
};
