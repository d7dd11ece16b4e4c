import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createApi, type Api } from '../src/api.ts';
import { entities } from '../src/entities.ts';
import {
  sendDeliveries,
  type DeliveryOptions,
} from '../src/features/contacts/delivery-sending.service.ts';
import { countMailed } from '../src/features/funnel/mailed.ts';
import { signatureMails } from '../src/features/signatures/signature.mail.ts';
import { safetyMails } from '../src/features/staff/account/safety.mail.ts';
import { alertMails } from '../src/features/staff/alerts/alert.mail.ts';
import { outcomeMails } from '../src/features/staff/decisions/decision-outcome.mail.ts';
import { decisionMails } from '../src/features/staff/decisions/waiting-decision.mail.ts';
import { staffMails } from '../src/features/staff/people/invitation.mail.ts';
import { seed } from '../src/ops/seed.ts';
import { requireConfig, type Config } from '../src/platform/config.ts';
import { createDataSource } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { createMailer } from '../src/platform/mail.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createMailSink, type MailSink } from './mail-sink.ts';

export type Answer<T> = {
  status: number;
  headers: Headers;
  data: T | null;
  errors: { message: string; extensions: Record<string, unknown> }[] | undefined;
  body: string;
};

/** A whole API over real HTTP, on a real database, with a real SMTP server beside it. */
export type World = {
  config: Config;
  db: DataSource;
  /** As the owner of the schema, for looking at and preparing what the application may not. */
  owner: pg.Pool;
  database: TestDatabase;
  api: Api;
  url: string;
  mailbox: MailSink;
  request: <T>(
    document: { toString(): string },
    variables?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<T>>;
  /** As settings, for programs on the same database. */
  keys: Record<'SECRET_KEYS' | 'BLIND_INDEX_KEY', string>;
  /** What the worker sends with. */
  sending: DeliveryOptions;
  /** Sends what is due, as the worker would. */
  deliver: () => Promise<void>;
  close: () => Promise<void>;
};

const PROXY = '127.0.0.1/32';

export async function createWorld(
  env: Record<string, string> = {},
  log?: { write: (line: string) => void },
): Promise<World> {
  const database = await createTestDatabase();
  const mailbox = await createMailSink();
  const keys = {
    SECRET_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64url'),
  };
  const config = requireConfig({
    DATABASE_URL: database.databaseUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    ...keys,
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: 'Undersigned <campaign@news.example>',
    PUBLISHER_NAME: 'The Example',
    PRIVACY_CONTACT: 'privacy@news.example',
    PUBLIC_ORIGIN: 'https://news.example',
    // Tests name their own address in X-Forwarded-For.
    TRUSTED_PROXIES: PROXY,
    LOG_LEVEL: 'error',
    ...env,
  });
  const db = await createDataSource({
    url: database.databaseUrl,
    entities,
    poolSize: 10,
    applicationName: 'test api',
  }).initialize();
  await seed(db.manager);
  const logger = createLogger(config.settings.logLevel, 'test', log);
  const api = await createApi(config, db, logger);
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  const jobs = new pg.Pool({ connectionString: database.databaseUrl, max: 4 });
  const mailer = createMailer({
    smtpUrl: mailbox.smtpUrl,
    from: config.settings.mailFrom,
    connections: 1,
  });
  const { keyring } = config;
  const { publicOrigin, siteName } = config.settings;
  const mailing = { db: db.manager, keyring, publicOrigin, siteName };
  const compose = {
    ...{ ...signatureMails(mailing), ...staffMails(mailing) },
    ...{ ...alertMails(mailing), ...safetyMails(mailing) },
    ...{ ...decisionMails(mailing), ...outcomeMails(mailing) },
  };
  const sending = {
    pool: jobs,
    db: db.manager,
    keyring,
    mailer,
    logger,
    compose,
    host: 'news.example',
    onSent: countMailed(api.funnel.steps),
    connections: 1,
  };

  return {
    config,
    keys,
    db,
    owner,
    database,
    api,
    url,
    mailbox,
    request: (document, variables, headers) =>
      request(`${url}/graphql`, document, variables, headers),
    sending,
    deliver: () => sendDeliveries(sending, () => false),
    async close() {
      mailer.close();
      await api.stop();
      await Promise.all([db.destroy(), owner.end(), jobs.end(), mailbox.close()]);
      await database.drop();
    },
  };
}

/** As on the first day: nobody has signed, no mail has come. */
export async function emptyTables(world: World): Promise<void> {
  await world.owner.query(
    `truncate signatures, contacts, deliveries, suppressions, petition_tallies,
      petition_country_tallies, petition_source_tallies, petition_minutes, petition_steps, ledger, ledger_reasons, count_checks, offline_batches, erasures, retention_progress,
      forgotten_contacts, newest_supporters, disowned_signatures, staff_invitations,
      set_aside_marks, mailboxes, decisions, decision_members, traffic_flags,
      alerts, milestones_told, changes_told, alert_readers, alert_notices, decision_notices, decision_outcomes, alert_contacts, mail_minutes,
      safety_mails, safety_mail_entries`,
  );
  world.mailbox.mails.length = 0;
}

export async function request<T>(
  url: string,
  document: { toString(): string },
  variables: unknown = {},
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body = await response.text();
  const { data = null, errors } = JSON.parse(body) as Pick<Answer<T>, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data, errors, body };
}

export function from(address: string): Record<string, string> {
  return { 'x-forwarded-for': address };
}

let next = 0;

/** A client address in a network of its own, so that one test's limits are not another's. */
export function anyAddress(): string {
  next += 1;
  return `${20 + (next >> 16)}.${(next >> 8) & 255}.${next & 255}.7`;
}
