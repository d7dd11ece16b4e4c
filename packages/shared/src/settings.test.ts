import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, settingNames } from './settings.ts';

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (seed + i * i * 7) % 251)).toString('base64url');
const problemsOf = (env: Record<string, string>) => {
  const result = readSettings(env);
  return result.ok ? [] : result.problems;
};
const settingsOf = (env: Record<string, string>) => {
  const result = readSettings(env);
  if (!result.ok) throw new Error(result.problems.join('; '));
  return result.settings;
};
const ownDatabase = {
  DATABASE_URL: 'postgres://app:secret@db.example/undersigned',
  SECRET_KEYS: `a:${key(1)}`,
  BLIND_INDEX_KEY: key(2),
  PUBLISHER_NAME: 'The Daily Example',
  PRIVACY_CONTACT: 'privacy@example.org',
};

describe('an empty environment', () => {
  test('is enough to start', () => {
    expect(settingsOf({})).toMatchObject({
      host: '127.0.0.1',
      webPort: 3000,
      apiUrl: 'http://127.0.0.1:4000',
      publicOrigin: 'http://localhost:3000',
      rateLimits: 'on',
      graphqlOperations: 'open',
      mailConnections: 1,
      trustedProxies: [],
    });
  });

  test('and an empty value is the same as none', () => {
    expect(settingsOf({ WEB_PORT: '', DATABASE_URL: ' ', SMTP_URL: '' })).toEqual(settingsOf({}));
  });

  test('moves the addresses along with their ports', () => {
    expect(settingsOf({ WEB_PORT: '3100', API_PORT: '4100' })).toMatchObject({
      apiUrl: 'http://127.0.0.1:4100',
      publicOrigin: 'http://localhost:3100',
    });
  });
});

describe('a bad value', () => {
  test.each([
    ['WEB_PORT', '0', 'WEB_PORT must be a port between 1 and 65535'],
    ['WEB_PORT', '65536', 'WEB_PORT must be a port between 1 and 65535'],
    ['API_PORT', '4e3', 'API_PORT must be a port between 1 and 65535'],
    ['RATE_LIMITS', 'no', 'RATE_LIMITS must be one of on, off'],
    ['GRAPHQL_OPERATIONS', 'all', 'GRAPHQL_OPERATIONS must be one of open, known-only'],
    ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL must be a postgres:// address'],
    ['SMTP_URL', 'mail.example:25', 'SMTP_URL must be an smtp:// or smtps:// address'],
    [
      'PUBLIC_ORIGIN',
      'https://x.example/site',
      'PUBLIC_ORIGIN must be an http:// or https:// address without a path',
    ],
    ['MAIL_CONNECTIONS', '0', 'MAIL_CONNECTIONS must be a number between 1 and 50'],
    ['HOST', 'a b', 'HOST must be an address or a host name to listen on'],
    ['SITE_NAME', 'a\nBcc: x', 'SITE_NAME must be a single line'],
  ])('of %s (%s) is named in one line', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toContain(problem);
  });

  test('is never repeated, and all of them are named at once', () => {
    const problems = problemsOf({ STAFF_PASSWORD: 'hunter2', SECRET_KEYS: 'a:hunter2' });

    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  test.each(['10.0.0.0/33', '10.0.0', '::/129', '10.0.0.0/8/8', 'proxy.example', 'fe80::1%eth0'])(
    'of TRUSTED_PROXIES (%s) is refused',
    (value) => {
      expect(problemsOf({ TRUSTED_PROXIES: value })).toHaveLength(1);
    },
  );

  test.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'nobody'])(
    'of MAIL_FROM (%j) is refused',
    (value) => {
      expect(problemsOf({ MAIL_FROM: value })).toHaveLength(1);
    },
  );
});

describe('keys', () => {
  test('are read in order with their ids', () => {
    const { secretKeys } = settingsOf({ SECRET_KEYS: `new:${key(1)}, old:${key(2)}` });

    expect(secretKeys?.map(({ id, bytes }) => [id, bytes.length])).toEqual([
      ['new', 32],
      ['old', 32],
    ]);
  });

  test.each([
    ['too short', `a:${key(1).slice(0, 30)}`],
    ['one byte over and over', `a:${'A'.repeat(43)}`],
    [
      'counted up',
      `a:${Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64url')}`,
    ],
    ['words', `a:${Buffer.from('changeme'.repeat(4)).toString('base64url')}`],
    ['one id twice', `a:${key(1)},a:${key(2)}`],
    ['one key twice', `a:${key(1)},b:${key(1)}`],
    ['no id', key(1)],
    ['hexadecimal', `a:${Buffer.from(key(1)).toString('hex')}`],
  ])('that are weak are refused: %s', (_, value) => {
    expect(problemsOf({ SECRET_KEYS: value })).toHaveLength(1);
  });

  test('for the blind index are not used for anything else', () => {
    expect(problemsOf({ SECRET_KEYS: `a:${key(1)}`, BLIND_INDEX_KEY: key(1) })).toEqual([
      'BLIND_INDEX_KEY must not be one of SECRET_KEYS',
    ]);
  });
});

describe('a database of your own', () => {
  test.each(['SECRET_KEYS', 'BLIND_INDEX_KEY', 'PUBLISHER_NAME', 'PRIVACY_CONTACT'])(
    'requires %s',
    (name) => {
      expect(problemsOf({ ...ownDatabase, [name]: '' })).toEqual([
        `${name} is required with DATABASE_URL`,
      ]);
    },
  );

  test('is migrated by its own role unless there is another', () => {
    expect(settingsOf(ownDatabase).databaseOwnerUrl).toBe(ownDatabase.DATABASE_URL);
  });
});

test('a mail server of your own requires a sender', () => {
  expect(problemsOf({ SMTP_URL: 'smtp://mail.example' })).toEqual([
    'MAIL_FROM is required with SMTP_URL',
  ]);
});

test('two listeners do not share a port', () => {
  expect(problemsOf({ WEB_PORT: '4000' })).toEqual(['WEB_PORT and API_PORT must differ']);
});

test('every setting is explained in .env.example, and nothing else is', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
  const explained = [...text.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
  const ours = settingNames.filter((name) => name !== 'EMBEDDED_DATABASE');

  expect(explained.toSorted()).toEqual(ours.toSorted());
});
