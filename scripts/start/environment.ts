import type { Settings } from '../../packages/shared/src/settings.ts';
import type { DatabaseUrls } from '../postgres/databases.ts';
import type { Keys } from './keys.ts';

export interface Environments {
  /** For the operator commands, which migrate. */
  readonly ops: NodeJS.ProcessEnv;
  readonly api: NodeJS.ProcessEnv;
  readonly worker: NodeJS.ProcessEnv;
  readonly web: NodeJS.ProcessEnv;
  readonly mailbox: NodeJS.ProcessEnv;
}

/** What each program gets to know: no more than it needs. */
export function environments(
  settings: Settings,
  embedded: (DatabaseUrls & { keys: Keys }) | undefined,
  mode: 'production' | 'development' = 'production',
): Environments {
  const { mailboxPort, mailboxSmtpPort, apiPort, dataDir } = settings;
  const host = ownAddress(settings.host);
  const all: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: mode,
    DATA_DIR: dataDir,
    API_URL: process.env.API_URL || `http://${host}:${apiPort}`,
    MAIL_FROM: settings.mailFrom,
    SMTP_URL: settings.smtpUrl ?? `smtp://${host}:${mailboxSmtpPort}`,
    MAILBOX_PORT: String(mailboxPort),
    ...(embedded && {
      EMBEDDED_DATABASE: 'yes',
      DATABASE_URL: embedded.databaseUrl,
      DATABASE_OWNER_URL: embedded.ownerUrl,
      ...embedded.keys,
    }),
  };
  const noOwner = without(all, 'DATABASE_OWNER_URL', 'STAFF_PASSWORD');
  const database = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_REPLICA_URLS',
    'BLIND_INDEX_KEY',
  ];
  const outside = without(all, ...database, 'STAFF_PASSWORD', 'SMTP_URL');
  return {
    ops: all,
    // The web site stops first: there is nobody left who could be sent elsewhere.
    api: { ...noOwner, DRAIN_SECONDS: '0' },
    worker: noOwner,
    web: outside,
    mailbox: without(outside, 'SECRET_KEYS'),
  };
}

/** Where we reach what listens on `host`. */
export function ownAddress(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function without(env: NodeJS.ProcessEnv, ...names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
