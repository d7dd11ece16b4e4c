import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hmac } from '../src/platform/crypto.ts';
import { counts, sign, suzie } from './signing.ts';
import { createWorld, type World } from './world.ts';

const STRANGERS = 384;
const STEPS = 64;

let world: World;
let release: (() => Promise<void>) | undefined;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterEach(() => release?.());
afterAll(() => world.close());

/** The database lets nobody change a count until it is released, so that signatures pile up. */
async function holdCounts(): Promise<void> {
  const client = await world.owner.connect();
  await client.query('begin');
  await client.query('lock table petition_tallies in exclusive mode');
  release = async () => {
    release = undefined;
    await client.query('commit');
    client.release();
  };
}

const inWork = async () =>
  Number(
    /^http_requests_in_work (\d+)/m.exec(await (await fetch(`${world.url}/metrics`)).text())![1],
  );

let pile = 0;

async function pileUp(size = STRANGERS): Promise<Promise<{ status: number }>[]> {
  await holdCounts();
  pile += 1;
  const signing = Array.from({ length: size }, (_, i) =>
    sign(world, { email: `piled${pile}.${i}@example.org` }),
  );
  while ((await inWork()) < size);
  return signing;
}

const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** As our own web process asks. */
const own = (operation: string) => {
  const [seconds, client] = [Math.floor(Date.now() / 1000), '203.0.113.7'];
  const mac = hmac(world.config.keyring.clientProof[0]!, `${seconds}|${client}`);
  return {
    'x-undersigned-client': client,
    'x-undersigned-proof': `${seconds}.${mac.toString('base64url')}`,
    'x-undersigned-operation': operation,
  };
};

test('with its fill of work the API refuses the next at once, and loses none that it has taken', async () => {
  const signing = await pileUp();
  const refused = await sign(world, { ...suzie, email: 'late@example.org' });
  expect(refused.status).toBe(503);
  expect(refused.errors![0]!.extensions['code']).toBe('OVERLOADED');
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBeGreaterThanOrEqual(2);
  expect(wait).toBeLessThanOrEqual(6);
  expect(refused.headers.get('cache-control')).toBe('private, no-store');
  await release!();
  const answers = await Promise.all(signing);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect((await counts(world)).pending).toBe(STRANGERS);
  expect((await sign(world, { email: 'late@example.org' })).status).toBe(200);
});

test('people with a mailed link, the count, giving and unsubscribing come before new signatures', async () => {
  const signing = await pileUp();
  const query = 'query { petition(slug: "go-further-and-faster") { title } }';
  expect((await ask(query, own('ConfirmSignature'))).status).toBe(200);
  expect((await ask(query, own('PetitionCount'))).status).toBe(200);
  expect((await fetch(`${world.url}/go/gofundme`, { redirect: 'manual' })).status).toBe(303);
  const share = `${world.url}/share/go-further-and-faster/whatsapp`;
  expect((await fetch(share, { redirect: 'manual' })).status).toBe(303);
  expect((await fetch(`${world.url}/unsubscribe/none`)).status).not.toBe(503);
  expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
  expect((await ask(query, own('SignPetition'))).status).toBe(503);
  expect((await ask(query, own('PetitionPage'))).status).toBe(503);
  expect((await fetch(`${world.url}/staff/graphql`, { method: 'POST' })).status).toBe(503);
  await release!();
  await Promise.all(signing);
});

test('counting readers gives way before everything else', async () => {
  const told = () =>
    Promise.all(
      ['seen', 'begun', 'shared'].map(
        async (step) => (await fetch(`${world.url}/${step}/go-further-and-faster`)).status,
      ),
    );
  expect(await told()).toEqual([200, 200, 200]);
  const signing = await pileUp(STEPS);
  expect(await told()).toEqual([503, 503, 503]);
  const staff = await fetch(`${world.url}/staff/graphql`, { method: 'POST' });
  expect(staff.status).not.toBe(503);
  const late = sign(world, { email: 'before-readers@example.org' });
  await release!();
  expect((await late).status).toBe(200);
  await Promise.all(signing);
});

test('a stranger who claims to be our web process gets no better place', async () => {
  const signing = await pileUp();
  const query = 'query { petition(slug: "go-further-and-faster") { title } }';
  const claim = { 'x-undersigned-operation': 'ConfirmSignature' };
  const proofOfAnother = { ...own('ConfirmSignature'), 'x-undersigned-client': '6.6.6.6' };
  expect((await ask(query, claim)).status).toBe(503);
  expect((await ask(query, proofOfAnother)).status).toBe(503);
  expect((await ask(query, own('constructor'))).status).toBe(503);
  await release!();
  await Promise.all(signing);
});

test('whoever sends a body slowly takes nobody a place', async () => {
  const { port, hostname } = new URL(world.url);
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  const slow = Array.from({ length: STRANGERS + 10 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(`${head}content-length: 500\r\n\r\n{`);
    return socket;
  });
  await Promise.all(slow.map((s) => new Promise((resolve) => s.once('connect', resolve))));
  expect((await sign(world, { email: 'quick@example.org' })).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

test('whoever sends requests ahead of their turn holds no place with them, and not many', async () => {
  await holdCounts();
  const { port, hostname } = new URL(world.url);
  const body = JSON.stringify({
    query: `mutation { signPetition(input: { petition: "go-further-and-faster", name: "A B",
      email: "ahead@example.org", country: "GB" }) { nextStep } }`,
  });
  const length = `content-length: ${Buffer.byteLength(body)}`;
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${length}`;
  const send = (times: number) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(`${head}\r\n\r\n${body}`.repeat(times));
    return socket;
  };
  const few = send(16);
  // The one who asks for the figure is in work as well.
  await expect.poll(inWork).toBe(2);
  const many = send(40);
  await expect.poll(() => many.closed).toBe(true);
  expect(await inWork()).toBe(2);
  await release!();
  few.destroy();
});
