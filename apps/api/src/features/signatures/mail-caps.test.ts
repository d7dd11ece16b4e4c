import { ConfirmSignatureDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkTo, prompt, readThePage, sign, signAndConfirm, suzie } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

const PETITIONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `petition-${letter}`);

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.owner.query(
    `insert into petitions (campaign_id, slug, title, demand, addressed_to)
     select id, p, p, 'A demand', 'The government' from campaigns, unnest($1::text[]) as p`,
    [PETITIONS],
  );
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

/** As if `minutes` had gone by since everything that happened so far. */
const pass = (minutes: number) =>
  world.owner.query(
    `with s as (update signatures set signed_at = signed_at - $1 * interval '1 minute')
     update deliveries set sent_at = sent_at - $1 * interval '1 minute', due_at = due_at - $1 * interval '1 minute'`,
    [minutes],
  );
const subjects = () => world.mailbox.mails.map((mail) => mail.headers.get('subject'));

describe('mails to one address', () => {
  test('a second confirmation waits ten minutes, and later ones merge with it', async () => {
    await sign(world);
    await world.deliver();
    for (let i = 0; i < 5; i += 1) {
      await pass(1.1);
      await sign(world);
      await world.deliver();
    }
    expect(subjects()).toHaveLength(1);
    await pass(10);
    await world.deliver();
    await world.deliver();
    expect(subjects()).toHaveLength(2);
  });

  test('are five in 24 hours over all petitions; the sixth waits and is not dropped', async () => {
    for (const petition of PETITIONS) {
      await sign(world, { petition });
      await world.deliver();
      await pass(11);
      await world.deliver();
    }
    expect(subjects()).toHaveLength(5);
    await pass(24 * 60);
    for (let i = 0; i < 3; i += 1) {
      await world.deliver();
      await pass(11);
    }
    expect(subjects()).toHaveLength(7);
  });

  test('signed under several petitions at once, one goes out and the others wait their turn', async () => {
    for (const petition of PETITIONS.slice(0, 3)) await sign(world, { petition });
    await world.deliver();
    await world.deliver();
    expect(subjects()).toHaveLength(1);
    await pass(10.1);
    await world.deliver();
    expect(subjects()).toHaveLength(2);
  });

  test('start anew once the person has confirmed', async () => {
    await signAndConfirm(world, { petition: PETITIONS[0] });
    await sign(world, { petition: PETITIONS[1] });
    await world.deliver();
    expect(subjects()).toEqual([
      'Confirm your signature',
      'Your signature is counted',
      'Confirm your signature',
    ]);
  });

  test('end for good with "never write to me", and the form does not tell', async () => {
    const fresh = await sign(world);
    await world.deliver();
    const link = `${world.url}/unsubscribe/${linkTo(world, suzie.email, 'unsubscribe')}`;
    const asked = await fetch(link);
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('<button>Never write to me</button>');
    await sign(world, { petition: PETITIONS[2] });
    await pass(11);
    await world.deliver();
    expect(subjects()).toHaveLength(2);

    const stopped = await fetch(link, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
    expect(stopped.status).toBe(200);
    await pass(2000);
    expect((await sign(world)).body).toBe(fresh.body);
    await world.deliver();
    expect(subjects()).toHaveLength(2);
  });
});

test('a link to stop all email that lost a part is explained to a person on a page', async () => {
  const link = `${world.url}/unsubscribe/half-a-link`;
  const page = await fetch(link, { headers: { accept: 'text/html,*/*' } });
  expect(page.status).toBe(404);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await page.text();
  expect(html).toContain('We do not know this link');
  expect(html).not.toContain('half-a-link');
  const toProgram = await fetch(link, { method: 'POST' });
  expect([toProgram.status, await toProgram.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

describe('a mail server that is down', () => {
  test('delays mails and loses none', async () => {
    world.mailbox.refuseWith = 451;
    await sign(world);
    await world.deliver();
    expect(subjects()).toEqual([]);
    world.mailbox.refuseWith = null;
    await pass(1);
    await world.deliver();
    expect(subjects()).toEqual(['Confirm your signature']);
  });

  test('does not mail what is no longer owed when it comes back', async () => {
    await sign(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'confirm');
    await pass(11);
    world.mailbox.refuseWith = 451;
    await sign(world);
    await world.deliver();
    const { nonce } = (await prompt(world, token))!;
    readThePage();
    await world.request(ConfirmSignatureDocument, { input: { token, nonce } });
    world.mailbox.refuseWith = null;
    await pass(1);
    await world.deliver();
    expect(subjects()).toEqual(['Confirm your signature', 'Your signature is counted']);
  });
});

test('a mail has the same Message-ID whenever it is tried, and ends mails with one click', async () => {
  await sign(world);
  const { rows } = await world.owner.query('select id from deliveries');
  await world.deliver();
  // As if the worker had died between the server's answer and the mark.
  await world.owner.query('update deliveries set sent_at = null, claimed_until = null');
  await world.deliver();
  const ids = world.mailbox.mails.map((mail) => mail.headers.get('message-id'));
  expect(ids).toEqual([`<${rows[0].id}@news.example>`, `<${rows[0].id}@news.example>`]);
  const { headers } = world.mailbox.mails[0]!;
  expect(headers.get('list-unsubscribe')).toMatch(
    /^<https:\/\/news\.example\/unsubscribe\/[\w-]+>$/,
  );
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
});

test('a mail writes its links out, so that they can be copied, and loads nothing when opened', async () => {
  await sign(world);
  await world.deliver();
  const { text, html } = world.mailbox.mails[0]!;
  const token = linkTo(world, suzie.email, 'confirm');
  expect(text).toContain(`https://news.example/confirm/${token}`);
  expect(html).toContain(`>https://news.example/confirm/${token}</a>`);
  expect(html).toContain('>Confirm my signature</a>');
  expect(html).not.toMatch(/<img|src=|@import|url\(/);
});

test('no delivery and no job holds an address, a name or a token', async () => {
  await sign(world, { email: 'canary-mail@example.org', name: 'Canary Name' });
  const { rows } = await world.owner.query(`
    select (select json_agg(d) from deliveries d)::text as deliveries,
      (select json_agg(j) from graphile_worker._private_jobs j)::text as jobs`);
  expect(rows[0].deliveries).not.toMatch(/canary/i);
  expect(rows[0].jobs).not.toMatch(/canary/i);
  expect(rows[0].jobs).toContain('send-deliveries');
});
