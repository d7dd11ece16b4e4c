import { betterAuth } from 'better-auth';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '@undersigned/shared/limits.ts';
import pg from 'pg';
import type { Config } from '../../platform/config.ts';
import { challenges, passkeys, secondFactors } from './auth.plugins.ts';
import { createAuthSecrets } from './auth-secrets.ts';
import { createFactorTurns } from './factor-turns.ts';
import { createHashingTurns } from './hashing-turns.ts';
import { createPasswordTries } from './sign-in-limits.ts';

export type Auth = ReturnType<typeof createAuth>;

const SESSION_DAYS = 7;

/**
 * The library that keeps passwords, second factors and sessions, on connections of its own. Only the
 * calls that the routes in this folder make can be reached from outside; its own router is never mounted.
 */
export function createAuth(config: Config) {
  const { settings, keyring } = config;
  const pool = createPool(settings.databaseUrl!);
  const auth = betterAuth({
    appName: settings.siteName,
    baseURL: settings.publicOrigin,
    basePath: '/auth',
    // The first seals and signs; what an older one sealed is still read.
    secrets: keyring.auth,
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_CHARACTERS,
      maxPasswordLength: PASSWORD_MAX_CHARACTERS,
    },
    plugins: [secondFactors(config), passkeys(config), challenges()],
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      // Read from the database each time, so that signing out takes effect at once everywhere.
      cookieCache: { enabled: false },
      disableSessionRefresh: true,
      // Ours asks for a fresh second factor, not for a young session.
      freshAge: 0,
      additionalFields: {
        device: { type: 'string', required: false, input: false },
        factorAt: { type: 'date', required: false, input: false },
      },
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
  return {
    api: auth.api,
    pool,
    secrets: createAuthSecrets(keyring),
    turns: createHashingTurns(),
    factorTurns: createFactorTurns(),
    passwordTries: createPasswordTries(),
  };
}

function createPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'undersigned accounts',
    options: '-c search_path=auth -c timezone=UTC -c statement_timeout=5000',
    max: 4,
    connectionTimeoutMillis: 5000,
  });
  // A lost connection is replaced at the next use.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
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
