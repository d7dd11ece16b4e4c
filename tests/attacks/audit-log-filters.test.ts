import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLogBy } from '../../apps/api/test/audit-log.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { PAYLOADS } from './support/payloads.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let admin: SignedInStaff;
const log = auditLogBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld({
    ...{ NODE_ENV: 'production', RATE_LIMITS: 'off', LOG_LEVEL: 'silent' },
  });
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());

const INJECTED = [
  ...["' or true --", "operator' or '1'='1", '$1', '%', '_%', 'account %', '*', '\\', '""', '{}'],
  ...['operator\u0000', 'operator ', ' operator', 'OPERATOR;', 'орerator', '../operator'],
  ...['__proto__.x', 'admin@news.example', 'x'.repeat(65), 'x'.repeat(10_000)],
];

const many = (action: string) => Array<string>(3_000).fill(action);

describe('row 58: whoever looks through the record', () => {
  test.each([...INJECTED, ...PAYLOADS].map((text) => [text.slice(0, 60), text]))(
    'finds nothing by %j in place of a person or an act',
    async (_shown, text) => {
      await leavingAllAsItIs(world.owner, async () => {
        for (const filter of [
          { actor: text },
          { actions: [text] },
          { actions: ['show-app', text] },
        ]) {
          const { status, body, errors } = await log.ask({ filter });
          expectRefused(
            { status, body, code: errors?.[0]?.extensions['code'] },
            400,
            'BAD_USER_INPUT',
          );
          if (text.length > 3) expect(body).not.toContain(JSON.stringify(text).slice(1, -1));
        }
      });
    },
  );

  test.each([...INJECTED, ...PAYLOADS].map((text) => [text.slice(0, 60), text]))(
    'finds nothing by %j in place of a petition',
    async (_shown, text) => {
      const { status, data } = await leavingAllAsItIs(world.owner, () =>
        log.ask({ filter: { petition: text } }),
      );
      if (status === 200) expect(data!.auditLog.edges).toEqual([]);
      else expect(status).toBe(400);
    },
  );

  test.each([
    ['an account of the prototype', { actor: 'constructor' }],
    ['another spelling of an id', { actor: 'OPERATOR' }],
  ])('finds nothing by %s', async (_what, filter) => {
    const { data } = await log.ask({ filter });
    expect(data!.auditLog.edges).toEqual([]);
  });

  test('is answered once, however much is asked for', async () => {
    const { status, body, errors } = await log.ask({ filter: { actions: many('read-minds') } });
    expectRefused({ status, body, code: errors?.[0]?.extensions['code'] }, 400, 'BAD_USER_INPUT');
    expect(errors![0]!.extensions['fields']).toHaveLength(1);
    const { data } = await log.ask({ filter: { actions: many('show-app') } });
    expect(data!.auditLog.edges).toEqual([]);
    const huge = await log.ask({ filter: { actor: 'x'.repeat(3_000_000) } });
    expect([huge.status, huge.data ?? null]).toEqual([413, null]);
  });

  test.each(['VIEWER', 'MODERATOR', 'EDITOR', 'CAMPAIGNER', null] as const)(
    'as %s learns nothing, not even whom there is',
    async (role) => {
      const { cookie } = await signedInAs(world, role);
      for (const document of [
        '{ auditActors { id email isStaff } }',
        `{ auditLog(filter: { actor: "${admin.accountId}" }) { edges { cursor } } }`,
        '{ auditLog(filter: { actor: "operator" }) { edges { cursor } } }',
        `{ auditLog(filter: { actor: "' or true --" }) { edges { cursor } } }`,
      ]) {
        const { status, body, errors } = await askStaff(world, document, {}, { cookie });
        expectRefused({ status, body, code: errors?.[0]?.extensions['code'] }, 403, 'FORBIDDEN');
        for (const secret of [admin.email, admin.accountId]) expect(body).not.toContain(secret);
      }
    },
  );
});
