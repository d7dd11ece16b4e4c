import type { RequestEvent } from '@sveltejs/kit';
import { StaffViewerDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { staffRequest } from '../staff-api.server.ts';

/** In which time zone whoever is at the desk types times and reads them. */
export async function ownTimeZone(event: RequestEvent): Promise<string> {
  return (await staffRequest(StaffViewerDocument, {}, event)).staffViewer.timeZone;
}
