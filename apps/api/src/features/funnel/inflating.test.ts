import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { steps } from '../../../test/funnel.ts';
import { follow, READER } from '../../../test/giving.ts';
import { PETITION } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await emptyTables(world);
});

// With more in work at once the API counts nobody.
const AT_ONCE = 40;

/** Many at a time; an address for each. */
async function askFor(path: string, times: number, address: (i: number) => string) {
  const policies: (string | null)[] = [];
  for (let i = 0; i < times; i += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, times - i) }, (_, n) =>
        follow(world, path, { address: address(i + n), 'user-agent': `${READER} v${i + n}` }),
      ),
    );
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(400);
      policies.push(answer.headers.get('cache-control'));
    }
  }
  return policies;
}

test.each(['seen', 'begun', 'shared'] as const)(
  'who asks a thousand times from one address is no more readers than a school (%s)',
  async (step) => {
    await askFor(`/${step}/${PETITION}`, 1_000, () => '198.51.100.7');
    const counted = (await steps(world))[step];
    expect(counted).toBeGreaterThanOrEqual(300);
    expect(counted).toBeLessThan(330);
  },
);

test('who is one too many from there is counted another time', async () => {
  const policies = await askFor(`/seen/${PETITION}`, 400, () => '2001:db8:7:7::1');
  const kept = policies.filter((policy) => policy !== 'private, no-store');
  expect((await steps(world)).seen).toBe(kept.length);
});

test('who shares a thousand times by a link from one address is no more than a school', async () => {
  await askFor(`/share/${PETITION}/whatsapp`, 1_000, () => '198.51.100.9');
  expect((await steps(world)).shared).toBeLessThan(330);
});

test('who has a whole network of addresses is no more readers than an operator has', async () => {
  const each = (i: number) => `2001:db8:9:${i.toString(16)}::1`;
  await askFor(`/seen/${PETITION}`, 4_000, each);
  const { seen } = await steps(world);
  expect(seen).toBeGreaterThanOrEqual(3_000);
  expect(seen).toBeLessThan(3_500);
});

test('thousands of petitions that there are not leave nothing behind, and use up nobody’s limit', async () => {
  const address = '198.51.100.11';
  for (let i = 0; i < 2_000; i += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => follow(world, `/seen/none-${i + n}`, { address })),
    );
  }
  await follow(world, `/seen/${PETITION}`, { address });
  expect((await steps(world)).seen).toBe(1);
  const { rows } = await world.owner.query('select count(*)::int as count from petition_steps');
  expect(rows[0].count).toBe(1);
});
