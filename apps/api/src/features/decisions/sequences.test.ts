import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOut, drift } from '../../../test/deciding.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { UserError } from '../../platform/errors.ts';
import { sealContact } from '../contacts/contact.service.ts';
import { eraseAct } from '../signatures/erase-act.ts';
import type { Act, Submission } from '../signatures/signature.act.ts';
import { setAsideTagOf } from '../signatures/signature.seal.ts';
import { writeActs } from '../signatures/signature.writer.ts';
import type { DecisionKind } from './decision.entity.ts';
import { previewDecision } from './decision-reading.service.ts';
import { decide, reinstateDecision } from './decision.service.ts';

// Whatever people and staff do, in whatever order: the counts are what the signatures come to, and counted
// is nobody but who confirmed what they signed last, and has not taken it back.
const PEOPLE = Array.from({ length: 2 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
const OWN = ['sign', 'confirm', 'withdraw', 'disown', 'erase'] as const;
const STAFF = ['INVALIDATION', 'REFUSAL', 'RELEASE', 'undo'] as const;
type Step = { kind: (typeof OWN)[number]; who: number } | { kind: (typeof STAFF)[number] };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...OWN), who: fc.nat(PEOPLE.length - 1) }),
  fc.record({ kind: fc.constantFrom(...STAFF) }),
);
/** Most have signed, and some confirmed: what is set aside and taken back is then no rarity. */
const beginning = fc
  .tuple(
    ...PEOPLE.map((_, who) =>
      fc.subarray([
        { kind: 'sign' as const, who },
        { kind: 'confirm' as const, who },
      ]),
    ),
  )
  .map((each): Step[] => each.flat());
const story = fc
  .tuple(beginning, fc.array(step, { minLength: 3, maxLength: 12 }))
  .map((parts): Step[] => parts.flat());

let world: World;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  petitionId = (await world.owner.query('select id from petitions order by number')).rows[0].id;
});
afterAll(() => world.close());

const writing = () => ({ pool: world.sending.pool, wakeDeliveries: () => {} });
const deciding = () => ({
  ...{ db: world.db.manager, writing: writing(), accountId: 'carla', role: 'ADMIN' as const },
  mayApproveFrom: new Date(0),
  tellSecondPeople: async () => {},
  tellProposer: async () => {},
});

function submission(): Submission {
  return {
    ...{ sealedName: Buffer.from('n'), sealedPostcode: null, country: 'GB', display: 'HIDDEN' },
    ...{ consentToUpdates: false, consentVersion: 1, source: null, locale: 'en', textVersion: 1 },
    ...{ networkTag: Buffer.from('n'), domainTag: Buffer.from('d'), heldBecause: null },
    looseId: null,
  };
}

async function actOf(kind: (typeof OWN)[number], contactId: string): Promise<Act> {
  const { keyring } = world.config;
  const key = { petitionId, contactId };
  if (kind === 'sign') {
    const contact = sealContact(keyring, contactId, 'somebody@example.org');
    const setAsideTag = setAsideTagOf(keyring, key);
    return { kind, ...key, id: randomUUID(), contact, setAsideTag, submission: submission() };
  }
  const found = await world.owner.query('select epoch from signatures where contact_id = $1', [
    contactId,
  ]);
  const linked = { ...key, epoch: (found.rows[0]?.epoch as number | undefined) ?? 0 };
  if (kind === 'erase') return eraseAct(keyring, linked);
  const renderId = Buffer.from(randomUUID());
  if (kind !== 'confirm') return { kind, ...linked, renderId };
  const shown = Buffer.from('shown');
  return { kind, ...linked, renderId, shown, digestOf: () => shown, correction: {} };
}

async function decideAboutAll(kind: DecisionKind): Promise<void> {
  const criteria = kind === 'INVALIDATION' ? { country: 'GB' } : { state: 'HELD' };
  const { total } = await previewDecision(world.db.manager, kind, petitionId, criteria);
  if (total === 0) return;
  const proposal = { petitionId, kind, criteria, reason: 'Looked at', expected: total };
  await decide(deciding(), proposal).catch(unlessRefused);
}

/** The newest that can be, or else nothing. */
async function undoOne(): Promise<boolean> {
  const { rows } = await world.owner.query(
    `select id from decisions where state = 'DONE' and affected > 0 order by created_at desc limit 1`,
  );
  if (rows.length === 0) return false;
  await reinstateDecision(deciding(), rows[0].id).catch(unlessRefused);
  return true;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof UserError && error.code === 'CONFLICT')) throw error;
}

type Wish = { confirmed: boolean; isDecidedAbout: boolean };

async function take(steps: Step[]): Promise<Map<string, Wish>> {
  const wishes = new Map<string, Wish>();
  for (const one of steps) {
    if (!('who' in one)) {
      for (const wish of wishes.values()) wish.isDecidedAbout = true;
      if (one.kind === 'undo') await undoOne();
      else await decideAboutAll(one.kind);
      continue;
    }
    const id = PEOPLE[one.who]!;
    const [answer] = await writeActs(writing(), [await actOf(one.kind, id)]);
    const before = wishes.get(id);
    // What was set aside and taken back may be held when it is signed anew.
    const isDecidedAbout = before?.isDecidedAbout ?? false;
    if (one.kind === 'sign' && !before?.confirmed)
      wishes.set(id, { confirmed: false, isDecidedAbout });
    if (one.kind === 'confirm' && (answer === 'confirmed' || answer === 'held'))
      wishes.set(id, { confirmed: true, isDecidedAbout });
    if (['withdraw', 'disown', 'erase'].includes(one.kind))
      wishes.set(id, { confirmed: false, isDecidedAbout });
  }
  return wishes;
}

async function expectSound(wishes: Map<string, Wish>): Promise<Set<string>> {
  expect(await drift(world)).toEqual([]);
  const { rows } = await world.owner.query<{ id: string; confirmedAt: Date | null }>(
    `select contact_id as id, confirmed_at as "confirmedAt" from signatures where state = 'CONFIRMED'`,
  );
  for (const { id, confirmedAt } of rows)
    expect([wishes.get(id)?.confirmed, confirmedAt]).toEqual([true, expect.any(Date)]);
  return new Set(rows.map(({ id }) => id));
}

test('nobody is counted who does not wish it, in whatever order people and staff act', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      await emptyTables(world);
      const wishes = await take(steps);
      await expectSound(wishes);
      while (await undoOne()) await carryOut(world);
      const counted = await expectSound(wishes);
      for (const [id, { confirmed, isDecidedAbout }] of wishes)
        if (confirmed && !isDecidedAbout) expect(counted.has(id)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('who was invalidated, and did nothing but confirm, counts when all is undone', async () => {
  const steps = fc.shuffledSubarray(
    [
      ...PEOPLE.map((_, who) => ({ kind: 'confirm' as const, who })),
      ...Array.from({ length: 3 }, () => ({ kind: 'INVALIDATION' as const })),
      ...Array.from({ length: 2 }, () => ({ kind: 'undo' as const })),
    ],
    { minLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (after) => {
      await emptyTables(world);
      const wishes = await take([
        ...PEOPLE.map((_, who) => ({ kind: 'sign' as const, who })),
        ...after,
      ]);
      while (await undoOne()) await carryOut(world);
      const counted = await expectSound(wishes);
      expect(counted).toEqual(new Set(PEOPLE.filter((id) => wishes.get(id)!.confirmed)));
    }),
    { numRuns: 25 },
  );
}, 120_000);
