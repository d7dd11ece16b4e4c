import { loadCommands } from '#lib/staff/commands/commands.server.ts';
import { findCommands } from '#lib/staff/commands/find-commands.ts';
import type { PageServerLoad } from './$types';

const AT_MOST = 50;

export const load: PageServerLoad = async (event) => {
  const commands = await loadCommands(event);
  const typed = event.url.searchParams.get('q') ?? '';
  const petition = event.url.searchParams.get('petition');
  // Filters are found by their names: listed, they would bury the pages.
  const found = typed.trim()
    ? findCommands(commands, typed).slice(0, AT_MOST)
    : commands.filter(({ group }) => group !== 'filter');
  return { typed, petition, found, withKeys: commands.filter(({ keys }) => keys) };
};
