import { loadRecord } from '#lib/staff/record/record.server.ts';
import { requireAdministrator } from '#lib/staff/require-administrator.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  requireAdministrator(viewer);
  return { record: await loadRecord(event, viewer.timeZone) };
};
