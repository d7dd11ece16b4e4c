import * as v from 'valibot';
import { blindIndexKey, secretKeys } from './keys.ts';
import { networks } from './networks.ts';
import {
  count,
  databaseUrl,
  databaseUrls,
  host,
  line,
  mailAddress,
  mailSender,
  oneOf,
  origin,
  password,
  port,
  smtpUrl,
} from './values.ts';

/** Every setting, by the name it has in the environment. `.env.example` explains each at length. */
export const settingsSchema = v.object({
  // Data: unset, the start brings an embedded Postgres and keeps everything below DATA_DIR.
  DATABASE_URL: v.optional(databaseUrl),
  DATABASE_OWNER_URL: v.optional(databaseUrl),
  DATABASE_REPLICA_URLS: v.optional(databaseUrls, ''),
  DATA_DIR: v.optional(line(1_000), '.data'),

  // Listeners.
  HOST: v.optional(host, '127.0.0.1'),
  WEB_PORT: port(3000),
  API_PORT: port(4000),
  POSTGRES_PORT: port(25432),
  MAILBOX_PORT: port(1080),
  MAILBOX_SMTP_PORT: port(1025),
  API_URL: v.optional(origin),
  PUBLIC_ORIGIN: v.optional(origin),
  TRUSTED_PROXIES: v.optional(networks, ''),

  // Mail: unset, the start brings a local mailbox.
  SMTP_URL: v.optional(smtpUrl),
  MAIL_FROM: v.optional(mailSender),
  MAIL_REPLY_TO: v.optional(mailSender),
  // Mails in flight at once, and so the most that a crash can repeat.
  MAIL_CONNECTIONS: count(1, 50, 1),

  // Who speaks here.
  SITE_NAME: v.optional(line(100), 'Undersigned'),
  PUBLISHER_NAME: v.optional(line(200)),
  PRIVACY_CONTACT: v.optional(line(300)),
  STAFF_EMAIL: v.optional(mailAddress),
  STAFF_PASSWORD: v.optional(password),

  // Keys and limits.
  SECRET_KEYS: v.optional(secretKeys),
  BLIND_INDEX_KEY: v.optional(blindIndexKey),
  RATE_LIMITS: oneOf(['on', 'off']),
  GRAPHQL_OPERATIONS: oneOf(['open', 'known-only']),
  DRAIN_SECONDS: count(0, 60, 0),
  LOG_LEVEL: oneOf(['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent']),

  // Set by the start itself, for the programs that it starts on the embedded database: nobody but
  // the reader of this machine sees such a site, so it may do without a named publisher.
  EMBEDDED_DATABASE: v.optional(v.picklist(['yes'], 'is not for you to set')),
});

export type ParsedSettings = v.InferOutput<typeof settingsSchema>;
export type SettingName = keyof ParsedSettings;
