import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignatureRow } from '../../apps/api/src/features/signatures/signature.act.ts';
import { createNonce, linkToken } from '../../apps/api/src/features/signatures/signature.token.ts';
import { clientHeaders, proofKeyFrom } from '../../apps/web/server/client-proof.ts';
import { keyringFrom, type Keys } from '../../tests/faults/load/links.ts';
import type { BenchSite } from './bench-site.ts';

/**
 * For every pending signature the link that would be mailed and the nonce of the page behind it,
 * made with the installation's own keys: a line each, in this file. Returns how many.
 */
export async function openPages(site: BenchSite, file: string): Promise<number> {
  const { rows } = await site.database.query<SignatureRow & { number: number }>(
    `select s.contact_id as "contactId", s.epoch, s.country, s.sealed_name as "sealedName", p.number
     from signatures s join petitions p on p.id = s.petition_id where s.state = 'PENDING'`,
  );
  const keyring = keyringFrom(environmentOf(site.pid('api')) as Keys);
  const out = createWriteStream(file);
  for (const row of rows) {
    const { contactId, epoch, number: petitionNumber } = row;
    const link = { petitionNumber, contactId, epoch };
    out.write(`${linkToken(keyring, 'confirm', link)} ${createNonce(keyring, link, row)}\n`);
  }
  out.end();
  await once(out, 'finish');
  // A nonce is good from a second after it was made.
  await sleep(1_100);
  return rows.length;
}

/** What our own web process says of itself when it asks: good for a minute. */
export function ownHeaders(site: BenchSite, operation: string): Record<string, string> {
  const { SECRET_KEYS } = environmentOf(site.pid('web')) as Keys;
  const secret = Buffer.from(SECRET_KEYS.split(',')[0]!.split(':')[1]!, 'base64url');
  const proof = clientHeaders('203.0.113.7', proofKeyFrom(secret));
  return { ...proof, 'x-undersigned-operation': operation };
}

export function environmentOf(pid: number): Record<string, string> {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(entries.map((entry) => entry.split(/=(.*)/s).slice(0, 2)));
}
