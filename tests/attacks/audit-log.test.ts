import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk } from '../../apps/api/test/deciding.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import { signAndConfirm } from '../../apps/api/test/signing.ts';
import {
  createStaff,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let admin: SignedInStaff;
beforeAll(async () => {
  world = await createWorld({
    ...{ NODE_ENV: 'production', RATE_LIMITS: 'off', LOG_LEVEL: 'silent' },
  });
});
afterAll(() => world.close());
beforeEach(async () => {
  admin = await signedInAs(world, 'ADMIN');
});

const KEPT = ['audit_entries', 'ledger', 'ledger_reasons', 'offline_batches', 'erasures'];

describe('row 58: as the application, whatever is kept for good', () => {
  test.each([
    ...KEPT.flatMap((table) => [
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} owner to current_user`,
      `drop table ${table}`,
      `create rule gone as on insert to ${table} do instead nothing`,
      `create trigger gone before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
      `alter table ${table} enable row level security`,
      `lock table ${table} in access exclusive mode`,
      `comment on table ${table} is 'x'`,
    ]),
    `update audit_entries set actor = 'somebody else'`,
    `update audit_entries set at = now() where false`,
    `update ledger set entries = 1`,
    `update ledger_reasons set reason = 'x'`,
    `update offline_batches set count = 1`,
    `select from audit_entries for update`,
    `insert into audit_entries (actor, action, subject) values ('a', 'b', 'c')
     on conflict (id) do update set actor = 'd'`,
    `insert into audit_entries (id, actor, action, subject) overriding system value
     values (9999999999, 'a', 'b', 'c')`,
    `insert into audit_entries (at, actor, action, subject) values ('2020-01-01', 'a', 'b', 'c')`,
    `with x as (delete from audit_entries returning id) select from x`,
    `merge into audit_entries a using (select 1) s on true when matched then delete`,
    `copy audit_entries from program 'true'`,
    `copy audit_entries to '/tmp/audit'`,
    `select setval('audit_entries_id_seq', 1)`,
    `alter sequence audit_entries_id_seq restart`,
    `set session_replication_role = replica`,
    `set role undersigned_owner`,
    `set session authorization undersigned_owner`,
    `create function f() returns void language sql security definer as 'delete from audit_entries'`,
    `do $$ begin execute 'delete from audit_entries'; end $$`,
    `select query_to_xml('delete from audit_entries returning 1', true, true, '')`,
    `create table mine (id int)`,
    `create schema mine`,
    `alter role current_user superuser`,
    `update pg_class set relowner = 0 where false`,
    `delete from migrations`,
    `insert into ledger (petition_id, day, kind, entries) values (gen_random_uuid(), now(), 'held', 1)`,
    `select add_to_ledger(gen_random_uuid(), 'confirmed', -1)`,
    `select add_to_ledger(gen_random_uuid(), 'offline', 1)`,
    `select add_to_ledger(gen_random_uuid(), 'invalidated', 1)`,
    `select add_to_ledger((select petition_id from ledger limit 1), 'confirmed', -1)`,
    `select enter_with_reason(gen_random_uuid(), 'confirmed', 1, 'x', 'ADMIN', null)`,
    `select enter_with_reason(gen_random_uuid(), 'invalidated', -1, 'x', 'ADMIN', null)`,
    `select enter_with_reason(gen_random_uuid(), 'offline', 1, '', 'ADMIN', null)`,
    `select enter_with_reason(gen_random_uuid(), 'offline', 1, 'x', 'VIEWER', null)`,
    `select enter_with_reason(gen_random_uuid(), 'offline', 1, 'x', 'ADMIN', null, 'VIEWER')`,
    `create or replace function add_to_ledger(petition uuid, kind text, more integer) returns void
     language sql as 'select'`,
  ])('is as it was after: %s', async (sql) => {
    await signAndConfirm(world);
    await leavingAllAsItIs(world.owner, () => expect(world.db.query(sql), sql).rejects.toThrow());
  });

  test('is its owner’s to give rights to, and nobody else’s', async () => {
    const rights = async () => {
      const { rows } = await world.owner.query(
        `select table_name, privilege_type, grantee from information_schema.role_table_grants
         where table_name = any($1) order by 1, 2, 3`,
        [KEPT],
      );
      return rows;
    };
    const before = await rights();
    for (const table of KEPT) {
      for (const whom of ['current_user', 'public']) {
        // Postgres warns, and does nothing.
        await world.db.query(`grant all on ${table} to ${whom}`);
      }
    }
    expect(await rights()).toEqual(before);
  });
});

describe('row 58: the record', () => {
  const noted = async () =>
    (await world.owner.query('select actor, action, subject from audit_entries order by id')).rows;

  test('holds each step by which one account makes itself a second person', async () => {
    await world.owner.query('truncate audit_entries');
    const people = peopleBy(
      () => world,
      () => admin.cookie,
    );
    const email = `second-${crypto.randomUUID()}@kestrelfeather.example`;
    await people.invite(email, 'CAMPAIGNER');
    await accept(world, await invitationTo(world, email), PASSWORD);
    await signIn(world, { email, password: PASSWORD });
    const actions = (await noted()).map(({ action }) => action);
    expect(actions).toEqual(['invite-staff', 'accept-invitation', 'sign-in-by-password']);
  });

  test('has no act without its entry: what cannot be noted is not done', async () => {
    await signAndConfirm(world);
    const { invalidate } = desk(world, admin.cookie);
    await world.owner.query(
      'alter table audit_entries add constraint no_more check (false) not valid',
    );
    try {
      const answer = await leavingAllAsItIs(world.owner, () => invalidate({ country: 'GB' }, 1));
      expect(answer.status).toBe(500);
      const people = peopleBy(
        () => world,
        () => admin.cookie,
      );
      const { accountId, email } = await createStaff(world, 'VIEWER');
      const removed = await leavingAllAsItIs(world.owner, () => people.remove(accountId));
      expect(removed.status).toBe(500);
      const signedIn = await signIn(world, { email, password: PASSWORD });
      expect([signedIn.status, signedIn.headers.getSetCookie()]).toEqual([500, []]);
    } finally {
      await world.owner.query('alter table audit_entries drop constraint no_more');
    }
  });
});
