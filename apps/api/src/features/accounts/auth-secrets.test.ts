import { expect, test } from 'vitest';
import { createKeyring } from '../../platform/crypto.ts';
import { createAuthSecrets } from './auth-secrets.ts';

const secretOf = (id: string) => ({ id, bytes: Buffer.alloc(32, id) });
const secrets = (...ids: string[]) =>
  createAuthSecrets(createKeyring(ids.map(secretOf), Buffer.alloc(32)));

test('what was sealed is read on when a new key is put in front, and not without the old one', async () => {
  const sealed = await secrets('k1').seal('a secret');
  expect(await secrets('k2', 'k1').open(sealed)).toBe('a secret');
  expect(await secrets('k2', 'k1').seal('a secret')).not.toContain('a secret');
  await expect(secrets('k2').open(sealed)).rejects.toThrow();
});
