import { redirect } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { act } from '#lib/staff/act.server.ts';
import { chooseMails, KIND_FIELDS, loadAlerts, markRead } from '#lib/staff/alerts/alerts.server.ts';
import { readDone, sayDone } from '#lib/staff/done/done.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('staff:alerts');
  return { ...(await loadAlerts(event)), done: readDone(event) };
};

export const actions: Actions = {
  choose: (event) =>
    act({ event, names: KIND_FIELDS }, async (form) => {
      await chooseMails(event, form);
      sayDone(event, '/staff/alerts', { what: 'mails-chosen' });
    }),
  // From the desk, which shows how many are new.
  read: (event) =>
    act({ event, names: ['upTo'] }, async ({ upTo }) => {
      await markRead(event, upTo);
      redirect(303, local('/staff'));
    }),
};
