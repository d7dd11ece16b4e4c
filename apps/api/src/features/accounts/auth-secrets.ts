import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Keyring } from '../../platform/crypto.ts';

/** Seals as the library does what it is to open: secrets of authenticator apps, recovery codes. */
export type AuthSecrets = {
  seal: (text: string) => Promise<string>;
  open: (sealed: string) => Promise<string>;
};

export function createAuthSecrets({ auth }: Keyring): AuthSecrets {
  const key = {
    keys: new Map(auth.map(({ version, value }) => [version, value])),
    currentVersion: auth[0]!.version,
  };
  return {
    seal: (data) => symmetricEncrypt({ key, data }),
    open: (data) => symmetricDecrypt({ key, data }),
  };
}
