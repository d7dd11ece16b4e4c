import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactIdOf } from '../../apps/api/src/features/contacts/contact.service.ts';
import { suzie } from '../../apps/api/test/signing.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { oneConnection } from './support/one-connection.ts';
import { compare } from './support/samples.ts';

/** What an address may have done before. Each is compared with one that was never seen. */
const KNOWN = ['waiting', 'confirmed', 'held', 'blocked'] as const;
const UNKNOWN_SAMPLES = 400;
const PLANTED_SAMPLES = 100;
const MEDIANS_DIFFER_BELOW_MS = 2;
const CHANCE_ABOVE = 0.01;
/** A busy machine may disturb one measurement; a difference that is there shows in all of them. */
const MEASUREMENTS = 3;

type Kind = 'unknown' | (typeof KNOWN)[number];
type Findings = Record<string, { mediansDifferMs: number; chance: number }>;

let world: World;
let line: ReturnType<typeof oneConnection>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
  line = oneConnection(`${world.url}/graphql`);
});
afterAll(async () => {
  line.close();
  await world.close();
});

const inputOf = (email: string) => ({ input: { ...suzie, email } });
const ask = (email: string) =>
  line.post({ query: SignPetitionDocument.toString(), variables: inputOf(email) });
const contact = (email: string) => contactIdOf(world.config.keyring, email);

/** Addresses that did this an hour ago. */
async function prepare(kind: Kind, emails: string[]): Promise<void> {
  if (kind === 'unknown') return;
  await Promise.all(emails.map((email) => world.request(SignPetitionDocument, inputOf(email))));
  const ids = emails.map(contact);
  const states = { waiting: 'PENDING', confirmed: 'CONFIRMED', held: 'HELD', blocked: 'CONFIRMED' };
  await world.owner.query(
    `update signatures set state = $2, signed_at = signed_at - interval '1 hour',
      confirmed_at = case when $2 = 'CONFIRMED' then signed_at end where contact_id = any($1)`,
    [ids, states[kind]],
  );
  await world.owner.query(
    `update deliveries set sent_at = now() - interval '1 hour' where contact_id = any($1)`,
    [ids],
  );
  if (kind === 'blocked') {
    await world.owner.query('insert into suppressions select unnest($1::uuid[])', [ids]);
  }
}

/**
 * Signs with addresses of every kind, in turns, and tells their times apart. On one connection alone:
 * of several at once, even to several APIs, each disturbs the others more than what is looked for.
 */
async function measure(run: string, unknownSamples: number): Promise<Findings> {
  const turns: { kind: Kind; email: string; at: number }[] = [];
  for (const kind of ['unknown', ...KNOWN] as const) {
    const count = kind === 'unknown' ? unknownSamples : unknownSamples / KNOWN.length;
    const emails = Array.from({ length: count }, (_, i) => `${kind}-${run}-${i}@timing.example`);
    await prepare(kind, emails);
    // Evenly spread, so that whatever else the machine does meets every kind alike.
    emails.forEach((email, i) => turns.push({ kind, email, at: (i + Math.random()) / count }));
  }
  turns.sort((a, b) => a.at - b.at);
  for (let i = 0; i < 30; i += 1) await ask(`warm-${run}-${i}@timing.example`);
  const times = new Map<Kind, number[]>([
    ['unknown', []],
    ...KNOWN.map((kind) => [kind, []] as never),
  ]);
  const answers = new Set<string>();
  for (const { kind, email } of turns) {
    const { ms, ...answer } = await ask(email);
    times.get(kind)!.push(ms);
    answers.add(JSON.stringify(answer));
  }
  expect(answers.size).toBe(1);
  const unknown = times.get('unknown')!;
  return Object.fromEntries(KNOWN.map((kind) => [kind, compare(unknown, times.get(kind)!)]));
}

/** What would tell a stranger that an address signed before. */
const telling = (findings: Findings) =>
  Object.entries(findings).filter(
    ([, { mediansDifferMs, chance }]) =>
      mediansDifferMs >= MEDIANS_DIFFER_BELOW_MS || chance <= CHANCE_ABOVE,
  );

test('row 6: signing takes the same time, and has the same answer, whatever the address did before', async () => {
  const told = [];
  for (let run = 0; run < MEASUREMENTS; run += 1) {
    const found = telling(await measure(`run-${run}`, UNKNOWN_SAMPLES));
    if (found.length === 0) return;
    told.push(found);
  }
  expect(told).toEqual([]);
}, 240_000);

test('row 6: three milliseconds that one kind of address takes longer are noticed each time', async () => {
  const { acts } = world.api.signing;
  const add = acts.add.bind(acts);
  for (let run = 0; run < 2; run += 1) {
    const slow = new Set(
      Array.from({ length: PLANTED_SAMPLES / KNOWN.length }, (_, i) =>
        contact(`confirmed-planted-${run}-${i}@timing.example`),
      ),
    );
    // So much above the time before which nobody is answered.
    acts.add = async (act) => {
      const [answer] = await Promise.all([add(act), slow.has(act.contactId) ? sleep(13) : null]);
      return answer;
    };
    const found = telling(await measure(`planted-${run}`, PLANTED_SAMPLES));
    expect(found.map(([kind]) => kind)).toContain('confirmed');
  }
});
