import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runStart } from '../support/run-start.ts';
import { discardData, ownSettings } from '../support/site.ts';

let env: Record<string, string>;
beforeEach(async () => {
  env = await ownSettings();
});
afterEach(() => discardData(env.DATA_DIR!));

async function refusal(settings: Record<string, string>): Promise<string[]> {
  const run = runStart({ ...env, ...settings });
  expect(await run.ended).toBe(1);
  return run.output().trim().split('\n');
}

describe('a start is refused with one clear line', () => {
  test.each(['WEB_PORT', 'API_PORT', 'POSTGRES_PORT', 'MAILBOX_PORT', 'MAILBOX_SMTP_PORT'])(
    'when the port that %s names is taken',
    async (setting) => {
      const other = createServer().listen(Number(env[setting]), '127.0.0.1');
      await once(other, 'listening');

      const lines = await refusal({});

      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`Port ${env[setting]} is taken; set ${setting}`);
      other.close();
    },
  );

  test('when a value is bad', async () => {
    expect(await refusal({ WEB_PORT: '99999' })).toEqual([
      'WEB_PORT must be a port between 1 and 65535',
    ]);
  });

  test('when a key is weak, without showing it', async () => {
    const weak = Buffer.from('letmein!'.repeat(4)).toString('base64url');

    const lines = await refusal({ SECRET_KEYS: `k:${weak}` });

    expect(lines).toEqual(['SECRET_KEYS must be random; this can be guessed']);
  });

  test('for each thing that a database of your own requires', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })).toEqual([
      'SECRET_KEYS is required with DATABASE_URL',
      'BLIND_INDEX_KEY is required with DATABASE_URL',
      'PUBLISHER_NAME is required with DATABASE_URL',
      'PRIVACY_CONTACT is required with DATABASE_URL',
    ]);
  });

  test('when this machine does not have the address to listen on', async () => {
    const lines = await refusal({ HOST: '192.0.2.1' });

    expect(lines).toEqual(['This machine has no address 192.0.2.1; HOST says what to listen on.']);
  });
});
