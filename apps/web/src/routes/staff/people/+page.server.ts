import { redirect } from '@sveltejs/kit';
import { StaffPeopleDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { local } from '#lib/locale.ts';
import { act } from '#lib/staff/act.server.ts';
import * as people from '#lib/staff/people/people.server.ts';
import { requireAdministrator } from '#lib/staff/require-administrator.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  requireAdministrator(viewer);
  const { staffMembers, staffInvitations } = await staffRequest(StaffPeopleDocument, {}, event);
  const done = event.url.searchParams.get('done');
  return { members: staffMembers, invitations: staffInvitations, done };
};

const done = (what: string) => (): never => redirect(303, local(`/staff/people?done=${what}`));

export const actions: Actions = {
  invite: (event) =>
    act({ event, names: ['email', 'role'] }, (form) =>
      people.invite(event, form).then(done('invited')),
    ),
  withdraw: (event) =>
    act({ event, names: ['invitation'] }, (form) =>
      people.withdraw(event, form).then(done('saved')),
    ),
  change: (event) =>
    act({ event, names: ['member', 'role'] }, (form) =>
      people.changeRole(event, form).then(done('saved')),
    ),
  remove: (event) =>
    act({ event, names: ['member'] }, (form) => people.remove(event, form).then(done('saved'))),
};
