import type { AuditFilter } from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditLogBy, noteThen } from '../../../../test/audit-log.ts';
import { signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let edith: SignedInStaff;
let carla: SignedInStaff;
let decision: string;
const log = auditLogBy(
  () => world,
  () => edith.cookie,
);
beforeAll(async () => {
  world = await createWorld();
  edith = await signedInAs(world, 'ADMIN');
  carla = await signedInAs(world, 'CAMPAIGNER');
  const { rows } = await world.owner.query(
    `insert into decisions (petition_id, kind, state, reason, expected, proposed_by, role, approvable_from)
     select id, 'REFUSAL', 'DONE', 'x', 1, $1, 'ADMIN', now() from petitions
     where slug = 'go-further-and-faster' returning id`,
    [edith.accountId],
  );
  decision = rows[0].id;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query('truncate audit_entries');
  const by = (staff: SignedInStaff) => `account ${staff.accountId}`;
  const subject = `petition go-further-and-faster`;
  const read = { action: 'read-signatures', subject };
  await noteThen(world, [
    { ...read, at: '2022-03-01T10:00:00Z', actor: by(carla), detail: 'c read' },
    { ...read, at: '2022-03-02T10:00:00Z', actor: by(edith), detail: 'e read' },
    { ...read, at: '2022-03-03T10:00:00Z', actor: by(carla), subject: 'petition x', detail: 'c x' },
    {
      ...{ at: '2022-03-04T10:00:00Z', actor: by(carla), action: 'decide-refusal' },
      ...{ subject: `decision ${decision}`, detail: 'c decided' },
    },
    {
      ...{ at: '2022-03-05T10:00:00Z', actor: 'operator', action: 'grant-staff' },
      ...{ subject: by(carla), detail: 'granted' },
    },
    { at: '2022-03-06T10:00:00Z', actor: by(carla), action: 'show-app', detail: 'c showed' },
  ]);
});

describe('the record', () => {
  test.each<[string, (carlaId: string) => AuditFilter, string[]]>([
    ['a person', (actor) => ({ actor }), ['c showed', 'c decided', 'c x', 'c read']],
    ['the operator', () => ({ actor: 'operator' }), ['granted']],
    ['somebody unknown', () => ({ actor: 'nobody' }), []],
    ['an action', () => ({ actions: ['read-signatures'] }), ['c x', 'e read', 'c read']],
    [
      'several actions',
      () => ({ actions: ['grant-staff', 'show-app', 'show-app'] }),
      ['c showed', 'granted'],
    ],
    [
      'a petition, with decisions about it',
      () => ({ petition: 'go-further-and-faster' }),
      ['c decided', 'e read', 'c read'],
    ],
    ['a petition that is gone', () => ({ petition: 'x' }), ['c x']],
    ['no petition at all', () => ({ petition: 'none' }), []],
    ['a beginning', () => ({ from: '2022-03-05T10:00:00Z' }), ['c showed', 'granted']],
    ['an end', () => ({ to: '2022-03-02T10:00:00Z' }), ['c read']],
    [
      'a time',
      () => ({ from: '2022-03-02T10:00:00Z', to: '2022-03-03T10:00:00.001Z' }),
      ['c x', 'e read'],
    ],
    [
      'who looked at these signatures',
      () => ({ actions: ['read-signatures'], petition: 'go-further-and-faster' }),
      ['e read', 'c read'],
    ],
    [
      'all of it',
      (actor) => ({
        ...{ actor, actions: ['read-signatures', 'decide-refusal'] },
        ...{ petition: 'go-further-and-faster' },
        ...{ from: '2022-03-01T10:00:01Z', to: '2022-03-06T00:00:00Z' },
      }),
      ['c decided'],
    ],
    ['nothing', () => ({}), ['c showed', 'granted', 'c decided', 'c x', 'e read', 'c read']],
  ])('is looked through by %s', async (_what, filter, found) => {
    expect(await log.details(filter(carla.accountId))).toEqual(found);
  });

  test('is not added to by reading it', async () => {
    await log.page({ filter: { actor: carla.accountId } });
    const { rows } = await world.owner.query('select from audit_entries');
    expect(rows).toHaveLength(6);
  });
});

describe('paging', () => {
  test.each<[string, AuditFilter]>([
    ['by action', { actions: ['read-signatures', 'show-app'] }],
    ['by petition', { petition: 'go-further-and-faster' }],
    ['by time', { from: '2022-03-01T00:00:00Z' }],
  ])('%s leaves nothing out and repeats nothing, whatever is added', async (_how, filter) => {
    const all = await log.details(filter);
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Awaited<ReturnType<typeof log.page>> = await log.page({
        ...{ filter, first: 1, after },
      });
      seen.push(...edges.map(({ node }) => node.detail));
      after = pageInfo.hasNextPage ? pageInfo.endCursor! : null;
      const subject = 'petition go-further-and-faster';
      await noteThen(world, [{ actor: 'operator', action: 'show-app', subject, detail: 'later' }]);
    } while (after);
    expect(seen).toEqual(all);
  });

  test('tells entries of one moment apart', async () => {
    const moment = { at: '2022-04-01T10:00:00.123456Z', actor: 'operator', action: 'allow-mail' };
    await noteThen(
      world,
      [1, 2, 3].map((n) => ({ ...moment, detail: `${n}` })),
    );
    const filter = { actor: 'operator' };
    const { pageInfo } = await log.page({ filter, first: 2 });
    const { edges } = await log.page({ filter, after: pageInfo.endCursor! });
    expect(edges.map(({ node }) => node.detail)).toEqual(['1', 'granted']);
  });

  test('goes on from a cursor of another filter, as from a place in the log', async () => {
    const { pageInfo } = await log.page({ filter: { actor: 'operator' } });
    const { edges } = await log.page({
      ...{ filter: { actions: ['read-signatures', 'show-app'] }, after: pageInfo.endCursor! },
    });
    expect(edges.map(({ node }) => node.detail)).toEqual(['c x', 'e read', 'c read']);
  });
});

describe('what is no filter is refused by its field', () => {
  test.each<[unknown, string, string]>([
    [{ actor: '' }, 'actor', 'TOKEN_INVALID'],
    [{ actor: 'carla@news.example' }, 'actor', 'TOKEN_INVALID'],
    [{ actor: 'x'.repeat(65) }, 'actor', 'TOKEN_INVALID'],
    [{ actions: [] }, 'actions', 'OUT_OF_RANGE'],
    [{ actions: ['read-signatures', 'read-minds'] }, 'actions', 'WRONG_TYPE'],
    [{ petition: '' }, 'petition', 'REQUIRED'],
    [{ petition: 'x\u0000' }, 'petition', 'SLUG_INVALID'],
    [{ from: '1999-12-31T00:00:00Z' }, 'from', 'OUT_OF_RANGE'],
    [{ to: '2101-01-01T00:00:00Z' }, 'to', 'OUT_OF_RANGE'],
    [{ from: '2022-03-02T10:00:00Z', to: '2022-03-02T10:00:00Z' }, 'to', 'OUT_OF_RANGE'],
  ])('%j', async (filter, field, code) => {
    const { status, errors } = await log.ask({ filter: filter as AuditFilter });
    expect(status).toBe(400);
    expect(errors![0]!.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', fields: [{ path: ['filter', field], code }] },
    });
  });

  test('nor is a place where no entry stands a cursor', async () => {
    const after = Buffer.from('#999999999999').toString('base64url');
    const { errors } = await log.ask({ after });
    expect(errors![0]!.extensions['fields']).toEqual([{ path: ['after'], code: 'CURSOR_INVALID' }]);
  });
});
