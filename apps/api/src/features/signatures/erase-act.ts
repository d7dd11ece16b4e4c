import { randomUUID } from 'node:crypto';
import type { Keyring } from '../../platform/crypto.ts';
import type { EraseAct } from './signature.act.ts';
import { journalTagOf, setAsideTagOf } from './signature.seal.ts';

/** Erases a signature, with all by which what has to be known of it is known again. */
export function eraseAct(
  keyring: Keyring,
  { petitionId, contactId, epoch }: { petitionId: string; contactId: string; epoch: number },
): EraseAct {
  const key = { petitionId, contactId };
  return {
    kind: 'erase',
    ...{ ...key, epoch },
    randomId: randomUUID(),
    journalTag: journalTagOf(keyring, key),
    setAsideTag: setAsideTagOf(keyring, key),
  };
}
