import * as v from 'valibot';
import { isSameKey } from './settings/keys.ts';
import { type ParsedSettings, type SettingName, settingsSchema } from './settings/schema.ts';

export type Settings = ReturnType<typeof withNames>;
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: string[] };

export const settingNames = Object.keys(settingsSchema.entries) as SettingName[];

/**
 * The settings of all programs, read from the environment. A problem is one line that names the
 * setting and what it must be, and never its value, which may be a secret.
 */
export function readSettings(env: Record<string, string | undefined>): SettingsResult {
  const read = v.safeParse(settingsSchema, given(env), { abortPipeEarly: true });
  if (!read.success) return { ok: false, problems: read.issues.map(problemOf) };
  const problems = [...missing(read.output), ...clashing(read.output)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: withNames(read.output) };
}

/** An empty value means unset: that is all a compose file or a shell can express. */
function given(env: Record<string, string | undefined>): Record<string, string> {
  const set = settingNames.map((name) => [name, env[name]?.trim()] as const);
  return Object.fromEntries(set.filter((pair): pair is [SettingName, string] => !!pair[1]));
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  return `${String(issue.path?.[0]?.key)} ${issue.message}`;
}

function missing(settings: ParsedSettings): string[] {
  const isOwnDatabase = settings.DATABASE_URL && !settings.EMBEDDED_DATABASE;
  const unset = (names: SettingName[]) => names.filter((name) => settings[name] === undefined);
  const data: SettingName[] = settings.DATABASE_URL ? ['SECRET_KEYS', 'BLIND_INDEX_KEY'] : [];
  const named: SettingName[] = isOwnDatabase ? ['PUBLISHER_NAME', 'PRIVACY_CONTACT'] : [];
  const mail: SettingName[] = settings.SMTP_URL ? ['MAIL_FROM'] : [];
  return [
    ...unset([...data, ...named]).map((name) => `${name} is required with DATABASE_URL`),
    ...unset(mail).map((name) => `${name} is required with SMTP_URL`),
  ];
}

function clashing(settings: ParsedSettings): string[] {
  const { SECRET_KEYS = [], BLIND_INDEX_KEY: blind } = settings;
  const isShared = blind && SECRET_KEYS.some((key) => isSameKey(key.bytes, blind));
  const ports = [
    'WEB_PORT',
    'API_PORT',
    'POSTGRES_PORT',
    'MAILBOX_PORT',
    'MAILBOX_SMTP_PORT',
  ] as const;
  const equal = ports.flatMap((one, i) =>
    ports
      .slice(i + 1)
      .flatMap((other) => (settings[one] === settings[other] ? [[one, other]] : [])),
  );
  return [
    ...(isShared ? ['BLIND_INDEX_KEY must not be one of SECRET_KEYS'] : []),
    ...equal.map(([one, other]) => `${one} and ${other} must differ`),
  ];
}

function withNames(read: ParsedSettings) {
  return {
    databaseUrl: read.DATABASE_URL,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? read.DATABASE_URL,
    databaseReplicaUrls: read.DATABASE_REPLICA_URLS,
    dataDir: read.DATA_DIR,
    host: read.HOST,
    webPort: read.WEB_PORT,
    apiPort: read.API_PORT,
    postgresPort: read.POSTGRES_PORT,
    mailboxPort: read.MAILBOX_PORT,
    mailboxSmtpPort: read.MAILBOX_SMTP_PORT,
    apiUrl: read.API_URL ?? `http://127.0.0.1:${read.API_PORT}`,
    publicOrigin: read.PUBLIC_ORIGIN ?? `http://localhost:${read.WEB_PORT}`,
    trustedProxies: read.TRUSTED_PROXIES,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? 'Undersigned <campaign@localhost.localdomain>',
    mailReplyTo: read.MAIL_REPLY_TO,
    mailConnections: read.MAIL_CONNECTIONS,
    siteName: read.SITE_NAME,
    publisherName: read.PUBLISHER_NAME,
    privacyContact: read.PRIVACY_CONTACT,
    staffEmail: read.STAFF_EMAIL,
    staffPassword: read.STAFF_PASSWORD,
    secretKeys: read.SECRET_KEYS,
    blindIndexKey: read.BLIND_INDEX_KEY,
    rateLimits: read.RATE_LIMITS,
    graphqlOperations: read.GRAPHQL_OPERATIONS,
    drainSeconds: read.DRAIN_SECONDS,
    logLevel: read.LOG_LEVEL,
  };
}
