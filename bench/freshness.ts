// How soon count.json, as readers get it, holds a confirmation after its commit was answered.
import { setTimeout as sleep } from 'node:timers/promises';
import { linkIn, mailTo } from '../tests/support/mailbox.ts';
import { startSite } from '../tests/support/site.ts';
import { percentile, report } from './support/figures.ts';

const PETITION = 'go-further-and-faster';
const CONFIRMATIONS = 60;
const PAUSE_MS = 150;

const site = await startSite({ RATE_LIMITS: 'off' });
const waits: number[] = [];
try {
  for (let i = 0; i < CONFIRMATIONS; i += 1)
    waits.push(await confirmAndWait(`reader${i}@example.org`));
} finally {
  await site.discard();
}
report({
  bench: 'freshness',
  claim: 'count.json is fresh within 1 s (p95) after commit',
  confirmations: waits.length,
  p50Ms: percentile(waits, 0.5),
  p95Ms: percentile(waits, 0.95),
  maxMs: percentile(waits, 1),
  met: percentile(waits, 0.95) <= 1000,
});

async function confirmAndWait(email: string): Promise<number> {
  const input = { petition: PETITION, name: 'Reader Example', email, country: 'GB' };
  await ask('mutation S($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }', {
    input,
  });
  const link = linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm');
  const token = link.split('/').at(-1)!;
  const prompt = await ask(
    'query P($token: String!) { confirmationPrompt(token: $token) { nonce } }',
    { token },
  );
  const { nonce } = (prompt as { confirmationPrompt: { nonce: string } }).confirmationPrompt;
  await sleep(1050 + Math.random() * PAUSE_MS);
  const before = await total();
  await ask(
    'mutation C($input: ConfirmSignatureInput!) { confirmSignature(input: $input) { petition { id } } }',
    {
      input: { token, nonce },
    },
  );
  const committed = performance.now();
  while ((await total()) === before) await sleep(5);
  return performance.now() - committed;
}

async function total(): Promise<number> {
  const response = await fetch(`${site.origin}/petitions/${PETITION}/count.json`);
  return ((await response.json()) as { total: number }).total;
}

async function ask(query: string, variables: unknown): Promise<unknown> {
  const response = await fetch(`${site.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
