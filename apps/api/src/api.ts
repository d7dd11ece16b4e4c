import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createAuth } from './features/accounts/auth.service.ts';
import { addAuthRoutes } from './features/accounts/auth.routes.ts';
import { addDonationRoutes } from './features/donations/donation-click.routes.ts';
import { CLICK_WRITERS, createGiving, type Giving } from './features/donations/giving.ts';
import { createFunnel, type Funnel } from './features/funnel/funnel.ts';
import { addShareRoutes } from './features/funnel/share.routes.ts';
import { addStepRoutes } from './features/funnel/step.routes.ts';
import { addUnsubscribeRoutes } from './features/contacts/unsubscribe.routes.ts';
import {
  createSigning,
  WRITERS,
  type Signing,
  type SigningContext,
} from './features/signatures/signing.ts';
import { endingOfAlertMails } from './features/staff/alerts/alert-mails.ending.ts';
import { addInvitationRoutes } from './features/staff/people/invitation.routes.ts';
import { createStaffAccess, type StaffContext } from './features/staff/staff-access.ts';
import { contactOfLink } from './features/signatures/signature-link.service.ts';
import { knownPublicDocuments, knownStaffDocuments } from './known-documents.ts';
import { addHealthRoutes } from './ops/health.ts';
import { watchMail } from './ops/mail-watch.ts';
import { lanes } from './lanes.ts';
import { createAdmission } from './platform/admission.ts';
import { clientAddress } from './platform/client-address.ts';
import type { Config } from './platform/config.ts';
import { createWriterPool } from './platform/db.ts';
import { addGraphql } from './platform/graphql.ts';
import { createHttpServer } from './platform/http.ts';
import { wantedLocale } from './platform/locale.ts';
import type { Logger } from './platform/log.ts';
import { addMetrics } from './platform/metrics.ts';
import { buildPublicSchema } from './public-schema.ts';
import { buildStaffSchema } from './staff-schema.ts';

export type Api = {
  app: FastifyInstance;
  signing: Signing;
  giving: Giving;
  funnel: Funnel;
  stop: () => Promise<void>;
};

/** The API on a connected database, not listening yet. */
export async function createApi(config: Config, db: DataSource, logger: Logger): Promise<Api> {
  const { settings, keyring } = config;
  // One more for those who wake the worker, and one for counting readers: no batch waits for them.
  const writers = WRITERS + CLICK_WRITERS + 2;
  const pool: pg.Pool = createWriterPool(settings.databaseUrl!, 'undersigned api writer', writers);
  const limited = settings.rateLimits === 'on';
  const signing = createSigning(pool, { limited });
  const giving = createGiving(pool, db.manager, { limited, logger });
  const funnel = createFunnel(pool, db.manager, { limited, logger });
  await Promise.all([giving.links.load(), funnel.petitions.load()]);
  const auth = createAuth(config);
  const admission = createAdmission(lanes(keyring));
  const app = createHttpServer(logger, admission);
  const trust = { keyring, trustedProxies: settings.trustedProxies };
  const clientOf = (request: FastifyRequest) => ({
    address: clientAddress(
      { remoteAddress: request.socket.remoteAddress, headers: request.headers },
      trust,
    ),
  });

  await addGraphql<SigningContext>(app, {
    path: '/graphql',
    schema: await buildPublicSchema(),
    context: (request) => ({
      requestId: request.id,
      db: db.manager,
      client: clientOf(request),
      keyring,
      locale: wantedLocale(request.headers['accept-language']),
      signing,
    }),
    logger,
    knownDocuments: knownPublicDocuments,
    knownOnly: settings.graphqlOperations === 'known-only',
    introspection: !config.isProduction,
  });
  const { publicOrigin } = settings;
  const staff = createStaffAccess({ auth, db: db.manager, publicOrigin });
  await addGraphql<StaffContext>(app, {
    path: '/staff/graphql',
    schema: await buildStaffSchema(),
    guard: staff.guard,
    guardAgain: staff.guardAgain,
    context: (request) => ({
      requestId: request.id,
      db: db.manager,
      client: clientOf(request),
      keyring,
      locale: wantedLocale(request.headers['accept-language']),
      viewer: staff.viewerOf(request),
      auth,
      siteName: settings.siteName,
      writing: signing.writing,
    }),
    logger,
    knownDocuments: knownStaffDocuments,
    knownOnly: false,
    introspection: !config.isProduction,
  });
  addAuthRoutes(app, { db: db.manager, auth, config, clientOf });
  addInvitationRoutes(app, { db: db.manager, auth, config });
  addUnsubscribeRoutes(app, db.manager, config, {
    contactOfLink: (token) => contactOfLink(keyring, token),
    endingOfLink: (token) => endingOfAlertMails(db.manager, keyring, token),
  });
  addDonationRoutes(app, { giving, keyring, clientOf, logger });
  addStepRoutes(app, { funnel, clientOf });
  addShareRoutes(app, { funnel, publicOrigin, clientOf });
  addHealthRoutes(app, db);
  addMetrics(app, admission, async () => (await watchMail(db.manager)).seconds);

  const stop = async () => {
    await app.close();
    await Promise.all([signing.acts.drain(), giving.clicks.drain(), funnel.steps.close()]);
    await Promise.all([pool.end(), auth.pool.end()]);
  };
  return { app, signing, giving, funnel, stop };
}
