import { fail } from '@sveltejs/kit';
import {
  checkEntry,
  ENTRY_NAMES,
  enterPaper,
  entryFrom,
  readEntry,
} from '#lib/paper/enter-paper.server.ts';
import { loadPaperDesk } from '#lib/paper/paper-desk.server.ts';
import type { PaperOutcome } from '#lib/paper/paper-entry.ts';
import { paperPath, undoPaper } from '#lib/paper/undo-paper.server.ts';
import { act } from '#lib/staff/act.server.ts';
import { readDone, sayDone } from '#lib/staff/done/done.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await loadPaperDesk(event)),
  done: readDone(event),
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
  enter: (event) =>
    act({ event, names: ENTRY_NAMES }, async (typed) => {
      const entry = entryFrom(typed);
      const outcome = await enterPaper(entry, event);
      if (!outcome) sayDone(event, paperPath(event), { what: 'entered', key: entry.key });
      return fail(outcome.kind === 'check' ? 503 : 400, outcome);
    }),
  undo: undoPaper,
};
