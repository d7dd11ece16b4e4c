import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow } from '../../../test/giving.ts';
import { createWorld, type World } from '../../../test/world.ts';

const TARGET = 'https://www.gofundme.com/f/refugees-welcome-demo';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

// Where a link must not lead stands in tests/attacks.
describe('the donation link', () => {
  test.each(['POST', 'PUT', 'DELETE'])('goes nowhere by %s', async (method) => {
    expect((await follow(world, '/go/gofundme', {}, method)).status).toBe(404);
  });

  test.each(['/go/%ff%', '/go/%ed%a0%80', `/go/${'evil'.repeat(1_300)}`])(
    'whose address cannot be read is refused without an echo: %s',
    async (path) => {
      const response = await follow(world, path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      const body = await response.text();
      expect(JSON.parse(body).errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(body).not.toMatch(/%|evil/);
    },
  );
});

test('a link that an editor moves leads to the new address', async () => {
  await world.owner.query(`update donation_links set url = $1 where slug = 'gofundme'`, [
    'https://www.justgiving.com/new',
  ]);
  await expect
    .poll(async () => (await follow(world, '/go/gofundme')).headers.get('location'), {
      timeout: 5_000,
    })
    .toBe('https://www.justgiving.com/new');
  await world.owner.query(`update donation_links set url = $1 where slug = 'gofundme'`, [TARGET]);
});
