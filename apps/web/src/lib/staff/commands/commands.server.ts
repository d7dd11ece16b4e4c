import type { RequestEvent } from '@sveltejs/kit';
import { StaffDeskDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { countriesInEach } from '#lib/server/countries.ts';
import { staffRequest } from '../staff-api.server.ts';
import type { Command } from './command.ts';
import { commandsFor } from './commands.ts';

/** What whoever asks may go to or do, by the role that counts now. `?petition=` says which is at hand. */
export async function loadCommands(event: RequestEvent): Promise<Command[]> {
  const { petitions, staffViewer } = await staffRequest(StaffDeskDocument, {}, event);
  const asked = event.url.searchParams.get('petition');
  const countries = countriesInEach();
  return commandsFor({ role: staffViewer.role, petitions, asked, countries });
}
