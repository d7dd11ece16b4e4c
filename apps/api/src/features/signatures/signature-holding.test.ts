import { ConfirmSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  counts,
  linkTo,
  prompt,
  readThePage,
  recounted,
  sign,
  signAndConfirm,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { contactIdOf } from '../contacts/contact.service.ts';
import { erasePerson } from './erasing-a-person.service.ts';
import { forgetWhatIsOver } from './retention.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function states() {
  const { rows } = await world.owner.query(
    `select state, held_because as reason, count(*)::int as n from signatures
     group by 1, 2 order by 1 desc, 2`,
  );
  return rows.map(({ state, reason, n }) => [state, reason, n]);
}
const setAside = (change: string) => world.owner.query(`update signatures set ${change}`);
const anHourLater = () =>
  world.owner.query(`with s as (update signatures set signed_at = signed_at - interval '1 hour')
    update deliveries set sent_at = sent_at - interval '1 hour'`);

describe('addresses of one mailbox', () => {
  const SPELLINGS = ['j.doe@gmail.com', 'jdoe+1@gmail.com', 'j.d.oe@googlemail.com'];

  test('count once, whichever is confirmed first, and the rest waits for staff', async () => {
    for (const email of SPELLINGS) await sign(world, { email });
    expect(await states()).toEqual([['PENDING', null, 3]]);
    await world.deliver();
    await confirm(SPELLINGS[1]!);
    await confirm(SPELLINGS[0]!);
    expect(await states()).toEqual([
      ['PENDING', null, 1],
      ['HELD', 'possible-duplicate', 1],
      ['CONFIRMED', null, 1],
    ]);
    await sign(world, { email: 'jdoe+2@gmail.com' });
    expect(await states()).toContainEqual(['HELD', 'possible-duplicate', 2]);
    expect(await counts(world)).toMatchObject(await recounted(world));
  });

  test('count once, also when all are confirmed at the same time', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `jdoe+${i}@gmail.com`);
    await Promise.all(many.map((email) => sign(world, { email })));
    await world.deliver();
    await Promise.all(many.map(confirm));
    expect(await states()).toEqual([
      ['HELD', 'possible-duplicate', 19],
      ['CONFIRMED', null, 1],
    ]);
    expect(await counts(world)).toMatchObject({ confirmed: 1, held: 19, ledger: { confirmed: 1 } });
  });

  test('are their owner’s: a stranger who signs with one keeps nobody waiting', async () => {
    await sign(world, { email: 'jdoe+stranger@gmail.com' });
    await signAndConfirm(world, { email: 'jdoe@gmail.com' });
    expect(await states()).toEqual([
      ['PENDING', null, 1],
      ['CONFIRMED', null, 1],
    ]);
  });

  test('free their place when the one that counts is erased, and leave nothing of it', async () => {
    await signAndConfirm(world, { email: 'jdoe@gmail.com' });
    await erase('jdoe@gmail.com');
    expect((await world.owner.query('select from mailboxes')).rowCount).toBe(0);
    await signAndConfirm(world, { email: 'jdoe+1@gmail.com' });
    expect(await states()).toEqual([
      ['WITHDRAWN', null, 1],
      ['CONFIRMED', null, 1],
    ]);
  });

  test('stay with whoever withdraws and signs again', async () => {
    await signAndConfirm(world, { email: 'jdoe@gmail.com' });
    await anHourLater();
    await signAndConfirm(world, { email: 'jdoe@gmail.com', country: 'IE' }).catch(() => undefined);
    expect(await states()).toEqual([['CONFIRMED', null, 1]]);
  });
});

async function confirm(email: string): Promise<void> {
  const token = linkTo(world, email, 'confirm');
  const shown = await prompt(world, token);
  readThePage();
  await world.request(ConfirmSignatureDocument, { input: { token, nonce: shown!.nonce } });
}

test('an address for an hour waits for staff, and is answered like any other', async () => {
  const usual = await sign(world);
  const answer = await sign(world, { email: 'x@sub.mailinator.com' });
  expect(answer.body).toBe(usual.body);
  expect(await states()).toEqual([
    ['PENDING', null, 1],
    ['HELD', 'disposable-domain', 1],
  ]);
});

describe('who erases a signature that was set aside and signs again', () => {
  test.each([
    ['held', `state = 'HELD', held_because = 'machine'`],
    ['refused', `state = 'INVALIDATED'`],
    ['held, and withdrawn meanwhile', `state = 'WITHDRAWN', held_because = 'machine'`],
  ])('when it was %s: is set aside again', async (_what, change) => {
    await signAndConfirm(world);
    await setAside(change);
    await erase(suzie.email);
    await sign(world);
    expect(await states()).toContainEqual(['HELD', 'erased-while-held', 1]);
  });

  test('when it was not: signs as new', async () => {
    await signAndConfirm(world);
    await erase(suzie.email);
    await sign(world);
    expect(await states()).toContainEqual(['PENDING', null, 1]);
    expect((await world.owner.query('select from set_aside_marks')).rowCount).toBe(0);
  });

  test('leaves a mark that leads to nobody', async () => {
    await signAndConfirm(world);
    await setAside(`state = 'INVALIDATED'`);
    const { rows: before } = await world.owner.query('select contact_id as id from signatures');
    await erase(suzie.email);
    const { rows } = await world.owner.query(
      `select encode(tag, 'hex') as tag, (select encode(tag, 'hex') from erasures) as journal
       from set_aside_marks`,
    );
    expect(rows[0].tag).not.toBe(rows[0].journal);
    expect(rows[0].tag).not.toContain(before[0].id.replaceAll('-', ''));
  });
});

test('what staff refused runs out like any other, and is set aside when it comes back', async () => {
  await sign(world);
  await setAside(`state = 'INVALIDATED', signed_at = now() - interval '8 days'`);
  await world.owner.query(
    `insert into petition_tallies (petition_id, invalidated) select petition_id, 1 from signatures
     on conflict (petition_id) do update set invalidated = 1, pending = 0`,
  );
  await forgetWhatIsOver(world.sending.pool, world.config.keyring);
  expect(await states()).toEqual([]);
  await sign(world);
  expect(await states()).toEqual([['HELD', 'erased-while-held', 1]]);
});

function erase(email: string) {
  const { keyring } = world.config;
  return erasePerson(world.sending.pool, keyring, contactIdOf(keyring, email));
}
