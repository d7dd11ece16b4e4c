import {
  acceptInvitationSchema,
  readInvitationSchema,
} from '@undersigned/shared/accounts/invitation.schema.ts';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../../platform/config.ts';
import type { Db } from '../../../platform/db.ts';
import { requireValid } from '../../../platform/input.ts';
import { wantedLocale } from '../../../platform/locale.ts';
import { requireOwnOrigin } from '../../../platform/own-origin.ts';
import type { Auth } from '../../accounts/auth.service.ts';
import { acceptInvitation, requireInvitation } from './accepting-an-invitation.service.ts';

type Options = { db: Db; auth: Auth; config: Config };

/** For whoever holds a mailed invitation, and is nobody here yet. */
export function addInvitationRoutes(app: FastifyInstance, { db, auth, config }: Options): void {
  const { settings, keyring } = config;

  app.post('/auth/invitation/read', async (request) => {
    requireOwnOrigin(request, settings.publicOrigin);
    const { token } = requireValid(readInvitationSchema, request.body, 'body');
    const { email, role, expiresAt } = await requireInvitation({ db, keyring }, token);
    return { email, role, expiresAt };
  });

  app.post('/auth/invitation/accept', async (request) => {
    requireOwnOrigin(request, settings.publicOrigin);
    const accepted = requireValid(acceptInvitationSchema, request.body, 'body');
    const locale = wantedLocale(request.headers['accept-language']);
    return acceptInvitation({ db, auth, keyring, locale }, accepted);
  });
}
