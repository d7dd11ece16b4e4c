import type { RequestEvent } from '@sveltejs/kit';
import { readForm } from '#lib/server/form.ts';
import { loadCommands } from '#lib/staff/commands/commands.server.ts';
import { findCommands } from '#lib/staff/commands/find-commands.ts';
import { withPerson } from '#lib/staff/commands/person-command.ts';
import type { Actions, PageServerLoad } from './$types';

const AT_MOST = 50;

export const load: PageServerLoad = async (event) => {
  const petition = event.url.searchParams.get('petition');
  return { petition, ...(await find(event, event.url.searchParams.get('q') ?? '')) };
};

export const actions: Actions = {
  /** What is typed may be part of a colleague's address: it is sent in a body, and links may still name words. */
  search: async (event) => find(event, (await readForm(event.request, 'q')).q),
};

async function find(event: RequestEvent, typed: string) {
  const commands = await loadCommands(event);
  // Filters are found by their names: listed, they would bury the pages.
  const found = typed.trim()
    ? withPerson(commands, findCommands(commands, typed).slice(0, AT_MOST), typed)
    : commands.filter(({ group }) => group !== 'filter');
  return { typed, found, withKeys: commands.filter(({ keys }) => keys) };
}
