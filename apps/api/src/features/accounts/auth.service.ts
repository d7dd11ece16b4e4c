import { betterAuth } from 'better-auth';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '@undersigned/shared/limits.ts';
import pg from 'pg';
import type { Config } from '../../platform/config.ts';

export type Auth = ReturnType<typeof createAuth>;

const SESSION_DAYS = 7;

/**
 * The library that keeps passwords and sessions, on connections of its own. Only the calls that
 * auth.routes.ts makes can be reached from outside; its own router is never mounted.
 */
export function createAuth({ settings, keyring }: Config) {
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    application_name: 'undersigned accounts',
    options: '-c search_path=auth -c timezone=UTC -c statement_timeout=5000',
    max: 4,
    connectionTimeoutMillis: 5000,
  });
  // A lost connection is replaced at the next use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const auth = betterAuth({
    appName: settings.siteName,
    baseURL: settings.publicOrigin,
    basePath: '/auth',
    secret: Buffer.from(keyring.auth).toString('base64url'),
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_CHARACTERS,
      maxPasswordLength: PASSWORD_MAX_CHARACTERS,
    },
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      // Read from the database each time, so that signing out takes effect at once everywhere.
      cookieCache: { enabled: false },
      disableSessionRefresh: true,
    },
    // With one bucket for all callers that it cannot tell apart, a stranger could lock everybody out.
    rateLimit: { enabled: false },
    advanced: {
      ...cookies(settings.publicOrigin),
      ipAddress: { disableIpTracking: true },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    telemetry: { enabled: false },
    // Its lines quote what was typed.
    logger: { disabled: true },
  });
  return { api: auth.api, pool };
}

/** Over https no other host, and no page of plain http, can plant a cookie of this name (RFC 6265bis, 4.1.3.2). */
function cookies(publicOrigin: string) {
  const secure = publicOrigin.startsWith('https:');
  return {
    cookiePrefix: secure ? '__Host-undersigned' : 'undersigned',
    // The library's own prefix is a weaker one.
    useSecureCookies: false,
    defaultCookieAttributes: { secure },
  };
}
