import {
  EraseSignatureDocument,
  OwnSignatureDataDocument,
  RequestSignatureLinkDocument,
  type OwnSignatureDataQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  PETITION,
  recounted,
  sign,
  signAndConfirm,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
let lasting: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await signAndConfirm(world, { postcode: 'N1 9GU', display: 'FIRST_NAME_AND_INITIAL' });
  await world.deliver();
  lasting = linkTo(world, suzie.email, 'signature');
});

const erase = (token: string) => world.request(EraseSignatureDocument, { input: { token } });
async function see(token: string) {
  const answer = await world.request<OwnSignatureDataQuery>(OwnSignatureDataDocument, { token });
  return answer.data?.ownSignature ?? null;
}
/** Asks for the link that is good for an hour, and opens the mail. */
async function requestedLink(): Promise<string> {
  await world.request(RequestSignatureLinkDocument, { input: { token: lasting } });
  await world.deliver();
  return linkTo(world, suzie.email, 'signature');
}

test('erasing leaves a signature without a person, a count that says so, and nothing else', async () => {
  const token = await requestedLink();
  expect((await erase(token)).errors).toBeUndefined();
  expect(await counts(world)).toMatchObject({
    ...{ confirmed: 0, withdrawn: 1, countries: {} },
    ledger: { confirmed: 1, erased: 1 },
  });
  expect(await counts(world)).toMatchObject(await recounted(world));
  const { rows } = await world.owner.query(`
    select s.state, s.sealed_name, s.sealed_postcode, s.network_tag, s.domain_tag, s.render_id,
      extract(epoch from s.signed_at)::int % 86400 as second,
      (select count(*)::int from contacts) as contacts,
      (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from erasures) as erasures
    from signatures s`);
  expect(rows).toEqual([
    {
      ...{ state: 'WITHDRAWN', sealed_name: null, sealed_postcode: null, network_tag: null },
      ...{ domain_tag: null, render_id: null, second: 0 },
      ...{ contacts: 0, deliveries: 0, erasures: 1 },
    },
  ]);
});

test('erasing keeps the address out of every table, also the id that stands for it', async () => {
  // As of somebody who had said "this wasn't me" on the same day.
  await world.owner.query('insert into forgotten_contacts (contact_id) select id from contacts');
  const { rows: contacts } = await world.owner.query<{ id: string }>('select id from contacts');
  const token = await requestedLink();
  await erase(token);
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`,
  );
  for (const { name } of tables) {
    const { rowCount } = await world.owner.query(
      `select from ${name} t where t::text ilike any ($1)`,
      [[`%${contacts[0]!.id}%`, `%${suzie.email}%`, '%suzie%']],
    );
    expect(rowCount, name).toBe(0);
  }
});

test('erasing twice succeeds twice, and the links that are out lead nowhere', async () => {
  const token = await requestedLink();
  await erase(token);
  expect((await erase(token)).errors).toBeUndefined();
  expect(await see(token)).toBeNull();
  expect(await see(lasting)).toBeNull();
  expect(await counts(world)).toMatchObject({ withdrawn: 1, ledger: { erased: 1 } });
});

test('erasing needs the link for an hour', async () => {
  expect((await erase(lasting)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await counts(world)).toMatchObject({ confirmed: 1 });
});

test('erasing one signature keeps the other, and the address that it needs', async () => {
  await world.owner.query(
    `insert into petitions (id, slug, title, demand, addressed_to, campaign_id)
     select gen_random_uuid(), 'another', 'Another', 'Do.', 'Them', campaign_id from petitions limit 1`,
  );
  await sign(world, { petition: 'another' });
  await erase(await requestedLink());
  const { rows } = await world.owner.query(
    `select (select count(*)::int from contacts) as contacts,
      (select count(*)::int from signatures where state = 'PENDING') as pending`,
  );
  expect(rows[0]).toEqual({ contacts: 1, pending: 1 });
  await world.owner.query(`delete from signatures where petition_id in
    (select id from petitions where slug = 'another')`);
  await world.owner.query(`delete from petitions where slug = 'another'`);
});

test('who erased may sign again, as new', async () => {
  await erase(await requestedLink());
  await signAndConfirm(world);
  expect(await counts(world)).toMatchObject({ confirmed: 1, withdrawn: 1 });
  expect(await counts(world)).toMatchObject(await recounted(world));
});

test('what was never confirmed leaves nothing at all when it is erased', async () => {
  await emptyTables(world);
  await sign(world);
  await world.deliver();
  await world.owner.query(`update contacts set caps_reset_at = now() + interval '1 hour'`);
  const input = { email: suzie.email, petition: PETITION };
  await world.request(RequestSignatureLinkDocument, { input });
  await world.deliver();
  await erase(linkTo(world, suzie.email, 'signature'));
  const { rows } = await world.owner.query(
    'select (select count(*)::int from signatures) as signatures, (select count(*)::int from contacts) as contacts',
  );
  expect(rows[0]).toEqual({ signatures: 0, contacts: 0 });
  expect(await counts(world)).toMatchObject({ pending: 0, ledger: {} });
});
