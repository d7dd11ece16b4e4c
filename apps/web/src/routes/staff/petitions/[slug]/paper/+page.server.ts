import { fail, redirect } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { checkEntry, enterPaper, readEntry } from '#lib/paper/enter-paper.server.ts';
import { loadPaperDesk } from '#lib/paper/paper-desk.server.ts';
import type { PaperOutcome } from '#lib/paper/paper-entry.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await loadPaperDesk(event)),
  isEntered: event.url.searchParams.has('entered'),
});

/** Twice pressed: the first press says what would be done, the second does it. */
export const actions: Actions = {
  check: async (event) => {
    const outcome = await checkEntry(await readEntry(event), event);
    return outcome.kind === 'problems' ? fail(400, outcome) : outcome;
  },
  change: async (event): Promise<PaperOutcome> => ({
    kind: 'change',
    entry: await readEntry(event),
  }),
  enter: async (event) => {
    const outcome = await enterPaper(await readEntry(event), event);
    if (!outcome) redirect(303, local(`/staff/petitions/${event.params.slug}/paper?entered`));
    return fail(outcome.kind === 'check' ? 503 : 400, outcome);
  },
};
