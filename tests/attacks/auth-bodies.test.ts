import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { signedInAs } from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let cookie: string;
const { send } = doorOf(() => world);
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  ({ cookie } = await signedInAs(world, 'VIEWER'));
});
afterAll(() => world.close());

const CANARY = 'canary-value-5108';
const credential = { id: 'AA', rawId: 'AA', type: 'public-key' };
const shown = {
  response: {
    ...credential,
    response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' },
  },
};
const ROUTES: [path: string, good: Record<string, unknown>][] = [
  ['/auth/sign-in/email', { email: 'nobody@news.example', password: 'a long password' }],
  ['/auth/sign-in/second-factor', { code: '123456' }],
  ['/auth/sign-in/passkey', shown],
  ['/auth/passkey/show', shown],
  ['/auth/passkey/begin', { password: 'a long password' }],
  [
    '/auth/passkey/add',
    {
      name: 'Mine',
      response: { ...credential, response: { clientDataJSON: 'AA', attestationObject: 'AA' } },
    },
  ],
  ['/auth/invitation/read', { token: 'none' }],
  ['/auth/invitation/accept', { token: 'none', password: 'a long password' }],
];
const BODIES = [
  ...['null', '[]', '5', '"x"', '', '{', '{}', `["${CANARY}"]`, '{"__proto__":{"x":1}}'],
  ...[
    `{"constructor":{"prototype":{"x":"${CANARY}"}}}`,
    `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
  ],
  ...['{"a":1,"a":2}', '\u0000', '\ufeff{}', `{"${CANARY}":1}`],
];
const VALUES: unknown[] = [
  ...[null, true, 5, Number.MAX_VALUE, [], {}, [CANARY], { $ne: '' }, { toString: CANARY }],
  ...[`${CANARY}\u0000`, `${CANARY}\ud800`, CANARY.repeat(5_000), `${CANARY}\r\nx: y`, ''],
  ...[`' or '${CANARY}'='`, '\u202e', '__proto__', '../../etc/passwd', '%00'],
];

describe.each(ROUTES)('row 38: %s', (path, good) => {
  const post = (body: string) =>
    send({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...from(anyAddress()) },
      body,
    });
  const refusedAll = async (bodies: string[]) => {
    const answers = await leavingAllAsItIs(world.owner, () => Promise.all(bodies.map(post)));
    for (const answer of answers) {
      // Who tries passwords is slowed down; what could be a token is not found, or opens nothing.
      const code = String(answer.code);
      const status = { BAD_USER_INPUT: 400, UNAUTHENTICATED: 401, NOT_FOUND: 404 }[code] ?? 429;
      if (code === 'BAD_USER_INPUT' && answer.status === 415) continue;
      expectRefused(answer, status, 'RATE_LIMITED', code);
      expect(answer.body).not.toContain('canary');
    }
  };

  test('takes nothing but what it asks for', async () => {
    await refusedAll([...BODIES, JSON.stringify({ ...good, [CANARY]: CANARY })]);
  });

  test('takes no value of another kind', async () => {
    const bodies = Object.keys(good).flatMap((name) =>
      VALUES.map((value) => JSON.stringify({ ...good, [name]: value })),
    );
    await refusedAll(bodies);
  });

  test('takes no other kind of body', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await send({
        path,
        method: 'POST',
        headers: { 'content-type': type, cookie, ...from(anyAddress()) },
        body: JSON.stringify(good),
      });
      expect([type, [400, 415].includes(answer.status)]).toEqual([type, true]);
    }
  });
});
