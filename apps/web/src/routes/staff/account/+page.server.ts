import { redirect } from '@sveltejs/kit';
import { OwnAccountDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import * as own from '#lib/staff/account/own-account.server.ts';
import { wayBack, zonesByArea } from '#lib/staff/account/time-zones.server.ts';
import { act } from '#lib/staff/act.server.ts';
import { local } from '#lib/locale.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ownAccount, staffViewer } = await staffRequest(OwnAccountDocument, {}, event);
  const isDone = event.url.searchParams.has('done');
  return { account: ownAccount, isDone, zones: zonesByArea(staffViewer.timeZone) };
};

const done = (): never => redirect(303, local('/staff/account?done=1'));

export const actions: Actions = {
  // Nothing but that: for what script goes on with.
  show: (event) => act({ event, names: [] }, async () => done()),
  startApp: (event) =>
    act({ event, names: ['password'], secret: ['password'] }, (form) => own.startApp(event, form)),
  confirmApp: (event) =>
    act({ event, names: ['code', 'secret', 'uri'], secret: ['code'] }, (form) =>
      own.confirmApp(event, form),
    ),
  removeApp: (event) => act({ event, names: [] }, () => own.removeApp(event).then(done)),
  renewCodes: (event) => act({ event, names: [] }, () => own.renewCodes(event)),
  renamePasskey: (event) =>
    act({ event, names: ['passkey', 'name'] }, (form) => own.renamePasskey(event, form).then(done)),
  removePasskey: (event) =>
    act({ event, names: ['passkey'] }, (form) => own.removePasskey(event, form).then(done)),
  changeTimeZone: (event) =>
    act({ event, names: ['timeZone', 'back'] }, async ({ back, ...form }) => {
      await own.changeTimeZone(event, form);
      return redirect(303, wayBack(back) ?? local('/staff/account?done=1'));
    }),
  endSession: (event) =>
    act({ event, names: ['session'] }, (form) => own.endSession(event, form).then(done)),
  endOtherSessions: (event) =>
    act({ event, names: [] }, () => own.endOtherSessions(event).then(done)),
  changePassword: (event) =>
    act(
      {
        event,
        names: ['currentPassword', 'newPassword'],
        secret: ['currentPassword', 'newPassword'],
      },
      (form) => own.changePassword(event, form).then(done),
    ),
};
