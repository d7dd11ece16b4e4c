import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createOwnPetition } from '../support/own-petition.ts';

// The worker of a running site does by itself, each day, what the tests of retention call by hand.

const site = inject('site');
const SLUG = 'waited-for-a-week';
let owner: pg.Pool;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  owner = new pg.Pool({ connectionString: site.ownerUrl, max: 1 });
});
afterAll(() => owner.end());

const signatures = async () =>
  (
    await owner.query<{ count: number }>(
      `select count(*)::int as count from signatures s join petitions p on p.id = s.petition_id
       where p.slug = $1`,
      [SLUG],
    )
  ).rows[0]!.count;

test('the worker is told to forget every day, and knows the rest of what recurs', async () => {
  const { rows } = await owner.query<{ task: string }>(
    'select identifier as task from graphile_worker._private_known_crontabs order by identifier',
  );
  expect(rows.map(({ task }) => task)).toEqual([
    ...['carry-out-decisions', 'check-counts', 'delete-disowned', 'forget-alerts'],
    ...['forget-deliveries', 'forget-flags', 'forget-invitations', 'forget-spent-codes'],
    ...['forget-visitors', 'forget-what-is-over', 'send-deliveries', 'trim-supporters'],
    ...['watch-alerts', 'watch-traffic'],
  ]);
});

test('a signature that nobody confirmed in a week is gone once that task has run', async () => {
  const input = { petition: SLUG, name: 'Suzie Example', email: 'suzie-waits@example.org' };
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input: { ...input, country: 'GB' } },
    }),
  });
  expect(await response.json()).toEqual({
    data: { signPetition: { nextStep: 'CHECK_YOUR_EMAIL' } },
  });
  expect(await signatures()).toBe(1);
  await owner.query(
    `update signatures set signed_at = signed_at - interval '7 days 1 hour' where petition_id =
      (select id from petitions where slug = $1)`,
    [SLUG],
  );
  await owner.query(`delete from retention_progress where task = 'unconfirmed'`);
  await owner.query(`select graphile_worker.add_job('forget-what-is-over')`);
  await expect.poll(signatures, { timeout: 20_000 }).toBe(0);
});
