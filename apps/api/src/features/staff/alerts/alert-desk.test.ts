import {
  MarkAlertsReadDocument,
  SetAlertSubscriptionsDocument,
  StaffAlertsDocument,
  StaffAlertsNowDocument,
  type MarkAlertsReadMutation,
  type SetAlertSubscriptionsMutation,
  type StaffAlertsNowQuery,
  type StaffAlertsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertsOf } from '../../../../test/alerts.ts';
import { PETITION } from '../../../../test/signing.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

let world: World;
let viewer: SignedInStaff;
let campaigner: SignedInStaff;
const { raise, total, drift, flag } = alertsOf(() => world);
beforeAll(async () => {
  world = await createWorld();
  viewer = await signedInAs(world, 'VIEWER');
  campaigner = await signedInAs(world, 'CAMPAIGNER');
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await total(120);
  await raise();
  await drift(2);
  await flag({});
  await raise();
});

const ask = <T>({ cookie }: SignedInStaff, document: { toString(): string }, variables = {}) =>
  askStaff<T>(world, document, variables, { cookie });
const page = async (staff: SignedInStaff, first = 10, after: string | null = null) =>
  (await ask<StaffAlertsQuery>(staff, StaffAlertsDocument, { first, after })).data!;
const kinds = async (staff: SignedInStaff) =>
  (await page(staff)).alerts.edges.map(({ node }) => node.kind);
const now = async (staff: SignedInStaff) =>
  (await ask<StaffAlertsNowQuery>(staff, StaffAlertsNowDocument)).data!.alertsNow;
const read = (staff: SignedInStaff, upTo: string) =>
  ask<MarkAlertsReadMutation>(staff, MarkAlertsReadDocument, { upTo });
const choose = (staff: SignedInStaff, chosen: unknown) =>
  ask<SetAlertSubscriptionsMutation>(staff, SetAlertSubscriptionsDocument, {
    input: { kinds: chosen },
  });
const refusal = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] | undefined }) =>
  errors?.[0]?.extensions;

test('of what is new the gravest is named, of what the role sees', async () => {
  expect(await now(campaigner)).toMatchObject({ newCount: 3, gravestNew: { kind: 'DRIFT' } });
  const { alerts } = await page(campaigner);
  await world.owner.query(`delete from alerts where kind = 'DRIFT'`);
  expect(await now(campaigner)).toMatchObject({ gravestNew: { kind: 'TRAFFIC' } });
  expect(await now(viewer)).toMatchObject({ gravestNew: { kind: 'MILESTONE' } });
  await read(campaigner, alerts.edges[1]!.node.id);
  expect(await now(campaigner)).toMatchObject({ newCount: 0, gravestNew: null });
});

describe('the list', () => {
  test('has what was raised, the last first, with what each says', async () => {
    const { alerts } = await page(campaigner);
    expect(alerts.edges.map(({ node }) => node)).toMatchObject([
      {
        ...{ kind: 'DRIFT', figure: 2, endedAt: null, traffic: null },
        petition: { slug: PETITION },
      },
      {
        ...{ kind: 'TRAFFIC', figure: 40, endedAt: null },
        traffic: { kind: 'NETWORK', name: '3f2a000000000000', usual: 2, others: 0 },
      },
      { kind: 'MILESTONE', figure: 100, endedAt: expect.any(String), traffic: null },
    ]);
  });

  test('shows unusual traffic to campaigners and administrators alone', async () => {
    expect(await kinds(campaigner)).toContain('TRAFFIC');
    expect(await kinds(await signedInAs(world, 'ADMIN'))).toContain('TRAFFIC');
    const without = await signedInAs(world, 'CAMPAIGNER', { factor: false });
    const others = [viewer, without, await signedInAs(world, 'EDITOR')];
    for (const staff of others) {
      expect(await kinds(staff)).toEqual(['DRIFT', 'MILESTONE']);
      expect((await now(staff)).lasting.map(({ kind }) => kind)).toEqual(['DRIFT']);
    }
  });

  test('is read page by page without a gap, whatever is raised meanwhile', async () => {
    const first = await page(campaigner, 2);
    await total(1_000);
    await raise();
    const { endCursor, hasNextPage } = first.alerts.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await page(campaigner, 2, endCursor!);
    expect(rest.alerts.edges.map(({ node }) => node.figure)).toEqual([100]);
    expect(rest.alerts.pageInfo.hasNextPage).toBe(false);
  });

  test.each([
    [0, null, 'first', 'OUT_OF_RANGE'],
    [101, null, 'first', 'OUT_OF_RANGE'],
    [5, `#1' or true --`, 'after', 'CURSOR_INVALID'],
    [5, `#${'9'.repeat(30)}`, 'after', 'CURSOR_INVALID'],
  ])('of %d after %j is refused by its field', async (first, text, field, code) => {
    const after = text && Buffer.from(text).toString('base64url');
    const answer = await ask(campaigner, StaffAlertsDocument, { first, after });
    expect(refusal(answer)).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', fields: [{ path: [field], code }] },
    });
  });
});

describe('what is new', () => {
  test('is told each member by itself, until they have read it', async () => {
    const later = { granted_at: new Date(Date.now() - 60_000) };
    await world.owner.query('update staff_members set granted_at = $1', [later.granted_at]);
    expect((await now(campaigner)).newCount).toBe(3);
    expect((await now(viewer)).newCount).toBe(2);
    const { newest } = await now(campaigner);
    expect((await read(campaigner, newest!)).data!.markAlertsRead.newCount).toBe(0);
    expect((await now(viewer)).newCount).toBe(2);
    await total(150);
    await raise();
    expect((await now(campaigner)).newCount).toBe(1);
    // An older page that is opened again takes nothing back.
    await read(campaigner, newest!);
    expect((await now(campaigner)).newCount).toBe(1);
  });

  test('is nothing of before somebody was staff', async () => {
    expect((await now(await signedInAs(world, 'EDITOR'))).newCount).toBe(0);
  });

  test('is not taken for read by an id that is none, or not theirs to see', async () => {
    const { rows } = await world.owner.query(`select id from alerts where kind = 'TRAFFIC'`);
    const hidden = String(rows[0].id);
    for (const id of [
      'none',
      '',
      '0',
      '-1',
      '9'.repeat(15),
      '9'.repeat(40),
      '1.5',
      `1' --`,
      hidden,
    ])
      expect([id, refusal(await read(viewer, id))]).toEqual([id, { code: 'NOT_FOUND' }]);
    expect((await world.owner.query('select from alert_readers')).rowCount).toBe(0);
    expect((await read(campaigner, hidden)).errors).toBe(undefined);
  });
});

describe('what is mailed', () => {
  const chosen = async (staff: SignedInStaff) => (await page(staff)).alertSubscriptions.kinds;

  test('is nothing until somebody asks, and then what they asked for, noted in the record', async () => {
    expect(await chosen(viewer)).toEqual([]);
    const answer = await choose(viewer, ['MAIL', 'MILESTONE', 'MAIL']);
    expect(answer.data!.setAlertSubscriptions.kinds).toEqual(['MILESTONE', 'MAIL']);
    expect(await chosen(campaigner)).toEqual([]);
    const { rows } = await world.owner.query(
      'select actor, action, detail from audit_entries order by id desc limit 1',
    );
    expect(rows).toEqual([
      {
        ...{ actor: `account ${viewer.accountId}`, action: 'set-alert-mails' },
        detail: 'MAIL, MILESTONE',
      },
    ]);
    await choose(viewer, []);
    expect(await chosen(viewer)).toEqual([]);
  });

  test('is not chosen beyond what a role sees, and kept where a session lacks its factor', async () => {
    expect(refusal(await choose(viewer, ['MILESTONE', 'TRAFFIC']))).toEqual({ code: 'FORBIDDEN' });
    expect(await chosen(viewer)).toEqual([]);
    await choose(campaigner, ['TRAFFIC']);
    await world.owner.query(`update auth.session set "factorAt" = null where "userId" = $1`, [
      campaigner.accountId,
    ]);
    await choose(campaigner, ['DRIFT']);
    expect(await chosen(campaigner)).toEqual(['DRIFT']);
    await world.owner.query(`update auth.session set "factorAt" = now() where "userId" = $1`, [
      campaigner.accountId,
    ]);
    expect(await chosen(campaigner)).toEqual(['TRAFFIC', 'DRIFT']);
  });

  test.each([['EVERYTHING'], [null], ['drift'], [7], [{}]])('is not %j', async (kind) => {
    expect(refusal(await choose(viewer, [kind]))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is gone with the role, and so is what was read', async () => {
    const gone = await signedInAs(world, 'EDITOR');
    await choose(gone, ['DRIFT']);
    await world.owner.query('delete from staff_members where account_id = $1', [gone.accountId]);
    expect((await choose(gone, ['DRIFT'])).status).toBe(403);
    expect((await read(gone, '1')).status).toBe(403);
    expect((await world.owner.query('select from alert_readers')).rowCount).toBe(0);
  });

  test('and read by no page of another site', async () => {
    const headers = { cookie: viewer.cookie, origin: 'https://evil.example' };
    const { newest } = await now(viewer);
    const answers = [
      await askStaff(world, MarkAlertsReadDocument, { upTo: newest }, headers),
      await askStaff(world, SetAlertSubscriptionsDocument, { input: { kinds: [] } }, headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });
});
