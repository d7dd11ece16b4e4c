import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loseConnections } from '../../../test/lost-connections.ts';
import { askStaff, PASSWORD, signedInAs, signIn } from '../../../test/staff.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let cookie: string;
let email: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie, email } = await signedInAs(world, 'VIEWER'));
});
afterAll(() => world.close());

let restore = () => {};
afterEach(() => restore());

/** The connections on which sessions are kept. */
function loseAccounts(saying = /./): void {
  const nameOf = (client: pg.Client) =>
    (client as unknown as { connectionParameters: { application_name: string } })
      .connectionParameters.application_name;
  restore = loseConnections((text, client) =>
    nameOf(client) === 'undersigned accounts' && saying.test(text) ? 'before' : null,
  );
}

describe('while the database is away', () => {
  test('who is logged in is told to come again, not that something is broken', async () => {
    loseAccounts();
    const answer = await askStaff(world, '{ staffViewer { role } }', {}, { cookie });
    expect([answer.status, answer.errors![0]!.extensions['code']]).toEqual([503, 'OVERLOADED']);
  });

  test('who logs in is told to come again', async () => {
    loseAccounts();
    const answer = await signIn(world, { email, password: PASSWORD });
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, true]);
  });

  test.each([
    ['all the while', /./],
    ['for a moment', /^delete/i],
  ])('nobody is told to be logged out who is not: away %s', async (_for, saying) => {
    const { cookie } = await signedInAs(world, 'VIEWER');
    const post = (path: string) => fetch(world.url + path, { method: 'POST', headers: { cookie } });
    loseAccounts(saying);
    expect((await post('/auth/sign-out')).status).toBe(503);
    restore();
    expect((await askStaff(world, '{ staffViewer { role } }', {}, { cookie })).status).toBe(200);
    expect((await post('/auth/sign-out')).status).toBe(200);
    expect((await askStaff(world, '{ staffViewer { role } }', {}, { cookie })).status).toBe(401);
  });
});
