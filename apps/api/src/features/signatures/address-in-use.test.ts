import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sign, suzie } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createWriterPool } from '../../platform/db.ts';
import { seal } from '../../platform/crypto.ts';
import { contactIdOf, sealContact } from '../contacts/contact.service.ts';
import type { SignAct } from './signature.act.ts';
import { deleteDisowned } from './signature.jobs.ts';
import { nameContext, setAsideTagOf } from './signature.seal.ts';
import { writeActs } from './signature.writer.ts';

const OTHER = 'another-petition';
const DISOWN = `update signatures set state = 'DISOWNED', decided_at = now() - interval '2 minutes'`;
const LIST =
  'insert into disowned_signatures (contact_id, petition_id) select contact_id, petition_id from signatures';
const WAITING = `select distinct l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where a.datname = current_database() and not l.granted`;

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.owner.query(
    `insert into petitions (campaign_id, slug, title, demand, addressed_to)
     select id, $1, $1, 'A demand', 'The government' from campaigns`,
    [OTHER],
  );
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

test('an address that is being signed with elsewhere is not deleted with what was disowned', async () => {
  await sign(world);
  await world.owner.query(DISOWN);
  await world.owner.query(LIST);
  const counts = await begin('lock table petition_tallies');
  const signing = sign(world, { petition: OTHER });
  await waiting(1);
  const deleting = deleteDisowned(world.owner);
  await Promise.race([deleting, waiting(2)]);
  await counts.commit();
  await Promise.all([signing, deleting]);
  expect(await signed()).toEqual([{ slug: OTHER, has_address: true }]);
});

test('an address that is being deleted is written anew by whoever signs with it', async () => {
  await sign(world);
  const deletion = await begin('select from contacts for update');
  const signing = sign(world, { petition: OTHER });
  await Promise.race([signing, waiting(1)]);
  await deletion.commit('delete from contacts');
  await signing;
  expect(await signed()).toContainEqual({ slug: OTHER, has_address: true });
});

test('a signature has its address, whatever old link is pressed at the same moment', async () => {
  const act = await signAct();
  const { petitionId, contactId } = act;
  const withdraw = { kind: 'withdraw', petitionId, contactId, epoch: 7, renderId: null } as const;
  const pool = createWriterPool(world.database.databaseUrl, 'test', 1);
  const writing = { pool, wakeDeliveries: () => {} };
  expect(await writeActs(writing, [act, withdraw])).toEqual(['check-email', 'gone']);
  await pool.end();
  expect(await signed()).toEqual([{ slug: 'go-further-and-faster', has_address: true }]);
});

/** A transaction of somebody else, who takes their time. */
async function begin(first: string) {
  const client = await world.owner.connect();
  await client.query('begin');
  await client.query(first);
  return {
    async commit(last = '') {
      await client.query(last);
      await client.query('commit');
      client.release();
    },
  };
}

async function waiting(connections: number): Promise<void> {
  while ((await world.owner.query(WAITING)).rowCount! < connections);
}

async function signAct(): Promise<SignAct> {
  const { keyring } = world.config;
  const { rows } = await world.owner.query('select id from petitions where slug = $1', [
    suzie.petition,
  ]);
  const petitionId = rows[0].id as string;
  const contactId = contactIdOf(keyring, suzie.email);
  return {
    kind: 'sign',
    id: randomUUID(),
    petitionId,
    contactId,
    contact: sealContact(keyring, contactId, suzie.email),
    setAsideTag: setAsideTagOf(keyring, { petitionId, contactId }),
    submission: {
      sealedName: seal(keyring, suzie.name, nameContext(petitionId, contactId)),
      sealedPostcode: null,
      country: 'GB',
      display: 'NAME',
      consentToUpdates: false,
      consentVersion: 1,
      source: null,
      networkTag: Buffer.alloc(8),
      domainTag: Buffer.alloc(8),
      textVersion: 1,
      locale: 'en',
      heldBecause: null,
      looseId: null,
    },
  };
}

async function signed() {
  const { rows } = await world.owner.query(`
    select p.slug, c.id is not null as has_address from signatures s
    join petitions p on p.id = s.petition_id left join contacts c on c.id = s.contact_id`);
  return rows;
}
