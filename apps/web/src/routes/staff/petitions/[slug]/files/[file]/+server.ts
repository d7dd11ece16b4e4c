import { error } from '@sveltejs/kit';
import { loadCounts } from '#lib/staff/counts/desk.server.ts';
import { fileNamed, fileResponse } from '#lib/staff/files/figure-file.server.ts';
import type { RequestHandler } from './$types';

/** A chart or a table of the petition's page, to take along: with the numbers that the page shows. */
export const GET: RequestHandler = async (event) => {
  const counts = await loadCounts(event);
  const file = fileNamed(event.params.file);
  if (!file) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  if (counts.problems.length > 0) error(400, { message: 'BAD_USER_INPUT', code: 'BAD_USER_INPUT' });
  return fileResponse(file, counts);
};
