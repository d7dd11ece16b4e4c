import { json } from '@sveltejs/kit';
import { wholeLedger } from '#lib/ledger/whole-ledger.server.ts';
import { answerPrograms } from '#lib/server/for-programs.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  answerPrograms(event, async () => {
    const whole = await wholeLedger(event.params.slug, event);
    if (!whole) return null;
    // As in the CSV, a day is one flat line.
    const days = whole.days.map(({ day, changes, total }) => ({ day, ...changes, total }));
    return json({ ...whole, days });
  });
