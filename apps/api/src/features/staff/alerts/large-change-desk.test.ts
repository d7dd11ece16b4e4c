import {
  SetAlertSubscriptionsDocument,
  StaffAlertsDocument,
  type StaffAlertsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf, alertsOf } from '../../../../test/alerts.ts';
import { PETITION } from '../../../../test/signing.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

let world: World;
let admin: SignedInStaff;
let campaigner: SignedInStaff;
let viewer: SignedInStaff;
const { raise, enter, entriesStandStill } = alertsOf(() => world);
const { choose, minute, mailsTo } = alertMailsOf(() => world);
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  admin = await signedInAs(world, 'ADMIN');
  campaigner = await signedInAs(world, 'CAMPAIGNER');
  viewer = await signedInAs(world, 'VIEWER');
});

const DECISION = '0f0e0d0c-0b0a-4908-8706-050403020100';
const decide = async (reason = 'One network') => {
  await enter(1_500, { kind: 'reinstated', batchId: DECISION, role: 'ADMIN', reason });
  await entriesStandStill(2);
};
const shownTo = async ({ cookie }: SignedInStaff) => {
  const variables = { first: 10, after: null };
  const answer = await askStaff<StaffAlertsQuery>(world, StaffAlertsDocument, variables, {
    cookie,
  });
  return answer.data!.alerts.edges.map(({ node }) => node);
};

describe('a large change at the desk', () => {
  test('says what, how many, why and in which role to every role, and whose it was to none', async () => {
    await enter(1_200, { reason: 'Sheets from two reading rooms.' });
    await enter(-2_000, { reason: 'Entered twice.', role: 'ADMIN' });
    await raise();
    const unfactored = await signedInAs(world, 'ADMIN', { factor: false });
    const others = [await signedInAs(world, 'EDITOR'), unfactored];
    for (const staff of [admin, campaigner, viewer, ...others]) {
      const shown = await shownTo(staff);
      expect(shown).toMatchObject([
        {
          ...{ kind: 'CHANGE', figure: 2_000, traffic: null, petition: { slug: PETITION } },
          change: {
            ...{ kind: 'OFFLINE', change: -2_000, reason: 'Entered twice.', role: 'ADMIN' },
            ...{ others: 0, decision: null },
          },
        },
        {
          figure: 1_200,
          change: { change: 1_200, reason: 'Sheets from two reading rooms.', role: 'CAMPAIGNER' },
        },
      ]);
      expect(JSON.stringify(shown)).not.toContain(admin.accountId);
    }
  });

  test('leads to its decision those who see decisions', async () => {
    await decide();
    await raise();
    for (const staff of [admin, campaigner])
      expect((await shownTo(staff))[0]!.change).toMatchObject({
        ...{ kind: 'REINSTATED', change: 1_500, decision: DECISION },
      });
    for (const staff of [viewer, await signedInAs(world, 'CAMPAIGNER', { factor: false })])
      expect((await shownTo(staff))[0]!.change).toMatchObject({ change: 1_500, decision: null });
  });

  test('is asked for by whoever chose kinds before there was this one only once they say so', async () => {
    await choose(viewer, ['DRIFT']);
    await enter(1_200);
    await minute();
    expect(mailsTo(viewer)).toEqual([]);
    const answer = await choose(viewer, ['DRIFT', 'CHANGE']);
    expect(answer.data).toEqual({
      setAlertSubscriptions: { kinds: ['CHANGE', 'DRIFT'], isStopped: false },
    });
  });
});

describe('a mail about a large change', () => {
  test('says the same, and leads to the ledger and to the decision', async () => {
    await choose(campaigner, ['CHANGE']);
    await choose(viewer, ['CHANGE']);
    await decide();
    await minute();
    const [toCampaigner, ...more] = mailsTo(campaigner);
    expect(more).toEqual([]);
    expect(toCampaigner!.subject).toMatch(/: 1,500 signatures reinstated$/);
    expect(toCampaigner!.text).toMatch(/From .* UTC|On \d+ .* UTC/);
    expect(toCampaigner!.text).toContain(
      'Entered by an administrator. They had been taken out because: “One network”. If nobody expected it',
    );
    const ledger = `https://news.example/petitions/${PETITION}/ledger`;
    const decision = `https://news.example/staff/petitions/${PETITION}/invalidations?decision=${DECISION}#${DECISION}`;
    for (const said of [ledger, decision]) {
      expect(toCampaigner!.text).toContain(said);
      expect(toCampaigner!.html).toContain(said);
    }
    const [toViewer] = mailsTo(viewer);
    expect(toViewer!.text).toContain(ledger);
    expect(toViewer!.text).not.toContain(DECISION);
    for (const { text } of [toCampaigner!, toViewer!]) expect(text).not.toContain(admin.email);
  });

  test('speaks Ukrainian to whoever asked for it so, and takes no markup from a reason', async () => {
    await choose(viewer, ['CHANGE'], 'uk');
    await enter(-1_200, { reason: '<img src=x onerror=alert(1)>' });
    await minute();
    const [one] = mailsTo(viewer);
    expect(one!.subject).toMatch(/: Вилучено підписів на папері: 1\s200$/);
    expect(one!.html).toContain('&#60;img src=x');
    expect(one!.html).not.toContain('<img src=x');
  });

  test('is no choice of somebody who is no staff, nor of another site', async () => {
    const input = { kinds: ['CHANGE'] };
    const ask = (headers: Record<string, string>) =>
      askStaff(world, SetAlertSubscriptionsDocument, { input }, headers);
    const { cookie } = viewer;
    expect((await ask({})).status).toBe(401);
    expect((await ask({ cookie, origin: 'https://evil.example' })).status).toBe(403);
  });
});
