import { StaffPeopleDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { readForm } from '#lib/server/form.ts';
import { act } from '#lib/staff/act.server.ts';
import { readDone } from '#lib/staff/done/done.server.ts';
import * as people from '#lib/staff/people/people.server.ts';
import { requireAdministrator } from '#lib/staff/require-administrator.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  requireAdministrator(viewer);
  const people = await staffRequest(StaffPeopleDocument, {}, event);
  return { people, done: readDone(event) };
};

export const actions: Actions = {
  /** Whom somebody looks for is sent in a body, so that it stands in no history and no log. */
  search: async ({ request }) => ({ person: (await readForm(request, 'person')).person }),
  invite: (event) => act({ event, names: ['email', 'role'] }, (form) => people.invite(event, form)),
  again: (event) =>
    act({ event, names: ['invitation'] }, (form) => people.inviteAgain(event, form)),
  withdraw: (event) =>
    act({ event, names: ['invitation'] }, (form) => people.withdraw(event, form)),
  change: (event) =>
    act({ event, names: ['member', 'role', 'was'] }, (form) => people.changeRole(event, form)),
  remove: (event) => act({ event, names: ['member', 'was'] }, (form) => people.remove(event, form)),
  restore: (event) => act({ event, names: ['member'] }, (form) => people.restore(event, form)),
};
