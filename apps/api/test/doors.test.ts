import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorOf } from './door.ts';
import { createWorld, type World } from './world.ts';

// What must be refused at these doors stands in tests/attacks.
let world: World;
const { send } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
});
afterAll(() => world.close());

test.each(['/health/live', '/health/ready', '/metrics'])('%s answers', async (path) => {
  expect((await send({ path })).status).toBe(200);
});

test('an unknown address is not found, in the one error shape', async () => {
  expect(await send({ path: '/nowhere' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});
