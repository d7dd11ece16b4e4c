import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTORS, createActor, type Acting, type Actor } from './actors.ts';
import { everyField, readSchema, type AskedField, type SchemaName } from './every-field.ts';
import { PERMISSIONS } from './permissions.ts';
import { createWorld, request, type World } from './world.ts';

const PATHS: Record<SchemaName, string> = { public: '/graphql', staff: '/staff/graphql' };

let world: World;
const acting = new Map<Actor, Acting>();
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  for (const actor of ACTORS) acting.set(actor, await createActor(world, actor));
});
afterAll(() => world.close());

describe.each(['public', 'staff'] as const)('the %s schema', (name) => {
  // A type that several root fields lead to is for whoever may use one of them.
  const ways = everyField(readSchema(name), { everyRoot: name === 'staff' });
  const fields = Map.groupBy(ways, (way) => way.name);

  test('has no field of which nobody said whom it is for, and none is named that it lacks', () => {
    const named = Object.entries(PERMISSIONS[name]).flatMap(([type, row]) =>
      Object.keys(row).map((field) => `${type}.${field}`),
    );
    expect([...fields.keys()].sort()).toEqual(named.sort());
  });

  test.each(ACTORS)('lets %s use what the table says, and nothing else', async (actor) => {
    const wrong: string[] = [];
    for (const [field, itsWays] of fields) {
      const [type = '', leaf = ''] = field.split('.');
      const isFor = PERMISSIONS[name][type]?.[leaf]?.includes(actor) ?? false;
      let isLet = false;
      for (const way of itsWays) isLet = (await isLetIn(name, way, actor)) || isLet;
      if (isLet !== isFor) wrong.push(field);
    }
    expect(wrong).toEqual([]);
  });
});

/** Whether it is answered, even if only with what was wrong in the asking. */
async function isLetIn(name: SchemaName, field: AskedField, actor: Actor): Promise<boolean> {
  const { cookie, restore } = acting.get(actor)!;
  const url = world.url + PATHS[name];
  const answer = await request(url, field.document, field.variables, cookie ? { cookie } : {});
  if (field.isMutation) await restore();
  const { code, reason } = answer.errors?.[0]?.extensions ?? {};
  // A document that does not fit the schema would try nothing.
  expect([field.name, code]).not.toEqual([field.name, 'GRAPHQL_VALIDATION_FAILED']);
  expect([field.name, answer.status]).not.toEqual([field.name, 500]);
  return code !== 'UNAUTHENTICATED' && (code !== 'FORBIDDEN' || reason === 'FRESH_FACTOR');
}
