import { OwnAccountDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import * as own from '#lib/staff/account/own-account.server.ts';
import { zonesByArea } from '#lib/staff/account/time-zones.server.ts';
import { act } from '#lib/staff/act.server.ts';
import { readDone, sayDone } from '#lib/staff/done/done.server.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ownAccount, staffViewer } = await staffRequest(OwnAccountDocument, {}, event);
  const zones = zonesByArea(staffViewer.timeZone);
  return { account: ownAccount, done: readDone(event), zones };
};

export const actions: Actions = {
  // Nothing but that: for what script goes on with, whose field is filled in again.
  show: (event) =>
    act({ event, names: ['newPasskey'] }, async ({ newPasskey }) =>
      sayDone(event, '/staff/account', { what: 'shown', newPasskey }),
    ),
  startApp: (event) =>
    act({ event, names: ['password'], secret: ['password'] }, (form) => own.startApp(event, form)),
  confirmApp: (event) =>
    act({ event, names: ['code', 'secret', 'uri'], secret: ['code'] }, (form) =>
      own.confirmApp(event, form),
    ),
  removeApp: (event) => act({ event, names: ['left'] }, (form) => own.removeApp(event, form)),
  renewCodes: (event) => act({ event, names: ['total'] }, (form) => own.renewCodes(event, form)),
  renamePasskey: (event) =>
    act({ event, names: ['passkey', 'name', 'was'] }, (form) => own.renamePasskey(event, form)),
  removePasskey: (event) =>
    act({ event, names: ['passkey', 'left'] }, (form) => own.removePasskey(event, form)),
  changeTimeZone: (event) =>
    act({ event, names: ['timeZone', 'back'] }, (form) => own.changeTimeZone(event, form)),
  endSession: (event) => act({ event, names: ['session'] }, (form) => own.endSession(event, form)),
  endOtherSessions: (event) =>
    act({ event, names: ['total'] }, (form) => own.endOtherSessions(event, form)),
  changePassword: (event) =>
    act(
      {
        event,
        names: ['currentPassword', 'newPassword'],
        secret: ['currentPassword', 'newPassword'],
      },
      (form) => own.changePassword(event, form),
    ),
};
