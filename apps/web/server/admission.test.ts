import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { Admission, roomFor } from './admission.ts';
import { BusyPage } from './busy-page.ts';
import { createFrontDesk, type Desk } from './front-desk.ts';
import { MicroCache } from './micro-cache.ts';
import { Rendered } from './rendered.ts';

const held: (() => void)[] = [];
afterEach(() => held.splice(0).forEach((finish) => finish()));

/** A site that answers a reader of its own only when it is told to. */
async function busyDesk() {
  // What the last test's readers left behind may still have had its turn.
  held.length = 0;
  let now = 0;
  const bodies: string[] = [];
  const settings: Desk = {
    apiUrl: 'http://127.0.0.1:9',
    publicOrigin: 'http://site.example',
    proofKey: new Uint8Array(32),
    trustedProxies: [],
    kit: {
      server: { respond: async () => new Response('{"total":1}') },
      handler: (request, response) => {
        // As a file that is read piece by piece: all of it is out before its answer has ended.
        if (request.url === '/favicon.svg')
          response.writeHead(200, { 'content-length': 3 }).write('svg');
        held.push(() => response.end(request.url === '/favicon.svg' ? '' : 'handled'));
        void text(request).then((body) => request.method === 'POST' && bodies.push(body));
      },
    },
  };
  const busy = new BusyPage();
  const headers: [string, string][] = [
    ['content-type', 'text/html'],
    ['retry-after', '99'],
  ];
  await busy.prepare(async (path) => {
    const words = path.endsWith('/busy?form') ? 'send it again' : 'come again';
    const inLanguage = path.startsWith('/uk/') ? `${words}, in Ukrainian` : words;
    return new Rendered(503, headers, Buffer.from(inLanguage));
  });
  const desk = createFrontDesk(settings, { busy, cache: new MicroCache({ now: () => now }) });
  const url = await listen((request, response) => void desk(request, response));
  const send = (path: string, method: string) =>
    fetch(url + path, { method, ...(method === 'POST' && { body: 'name=A' }) });
  return {
    url,
    bodies,
    later: () => (now += 1_000),
    get: (path: string) => send(path, 'GET'),
    post: (path: string) => send(path, 'POST'),
    /** Readers whom the site has begun to answer. */
    async fill(readers: number) {
      const waiting = Array.from({ length: readers }, () => send('/confirm/token', 'GET'));
      while (held.length < readers) await new Promise((resolve) => setTimeout(resolve, 5));
      return waiting;
    },
  };
}

describe('when more come than can be answered', () => {
  test('a new signature is refused at once, and told to come again at different times', async () => {
    const desk = await busyDesk();
    await desk.fill(32);
    const refused = await desk.post('/petitions/a?/sign');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^[3-8]$/);
    expect(await refused.text()).toBe('send it again');
  });

  test('counts and pages in memory are still answered, also those that ran out', async () => {
    const desk = await busyDesk();
    for (const path of ['/petitions/a/count.json', '/articles/a']) await desk.get(path);
    await desk.fill(64);
    desk.later();
    for (const path of ['/petitions/a/count.json', '/articles/a']) {
      const answer = await desk.get(path);
      expect([answer.status, await answer.text()]).toEqual([200, '{"total":1}']);
    }
    const unseen = await desk.get('/articles/never-seen');
    expect([unseen.status, await unseen.text()]).toEqual([503, 'come again']);
  });

  test('is told so in the language of the page that was asked for', async () => {
    const desk = await busyDesk();
    await desk.fill(64);
    for (const path of ['/uk/petitions/x', '/uk?source=a', '/uk'])
      expect(await (await desk.get(path)).text()).toBe('come again, in Ukrainian');
    const refused = await desk.post('/uk/petitions/x?/sign');
    expect(await refused.text()).toBe('send it again, in Ukrainian');
  });

  test('there is room again as soon as somebody has been answered', async () => {
    const desk = await busyDesk();
    const waiting = await desk.fill(64);
    expect((await desk.get('/confirm/token')).status).toBe(503);
    held.shift()!();
    await Promise.race(waiting);
    const tryAgain = () => {
      if (held.length < 64) void desk.get('/confirm/token');
      return held.length;
    };
    await expect.poll(tryAgain).toBe(64);
  });
});

test.each([
  ['a form', 'name=A&email=b'.repeat(10)],
  ['more than is kept unread', 'x'.repeat(200_000)],
])('a body goes on whole to the site, also in pieces: %s', async (_what, body) => {
  const desk = await busyDesk();
  const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
  socket.write(`POST /confirm/t HTTP/1.1\r\nhost: site\r\ncontent-length: ${body.length}\r\n\r\n`);
  const half = body.length / 2;
  socket.write(body.slice(0, half));
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.write(body.slice(half));
  await expect.poll(() => desk.bodies).toEqual([body]);
  socket.destroy();
});

test('who sends slowly holds no place', async () => {
  const desk = await busyDesk();
  const slow = Array.from({ length: 64 }, () => {
    const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
    socket.write('POST /petitions/a?/sign HTTP/1.1\r\nhost: site\r\ncontent-length: 9\r\n\r\nname');
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  // Their heads have been read by then.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const signing = desk.post('/petitions/a?/sign');
  await expect.poll(() => desk.bodies).toEqual(['name=A']);
  held.shift()!();
  expect((await signing).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

test('who sends requests ahead of their turn holds no place with them', async () => {
  const desk = await busyDesk();
  const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
  socket.write('GET /confirm/token HTTP/1.1\r\nhost: site\r\n\r\n'.repeat(16));
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const staff = desk.get('/sign-in');
  await expect.poll(() => held.length).toBe(2);
  for (const finish of held.splice(0)) finish();
  expect((await staff).status).toBe(200);
  socket.destroy();
});

test('who asks for a page when a file has come whole has it, though the file’s answer has not ended', async () => {
  const desk = await busyDesk();
  const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
  let heard = '';
  socket.on('data', (data) => (heard += String(data)));
  socket.write('GET /favicon.svg HTTP/1.1\r\nhost: site\r\n\r\n');
  await expect.poll(() => heard).toMatch(/svg$/);
  socket.write('POST /confirm/t HTTP/1.1\r\nhost: site\r\ncontent-length: 1\r\n\r\na');
  await new Promise((resolve) => setTimeout(resolve, 50));
  held.shift()!();
  await expect.poll(() => desk.bodies).toEqual(['a']);
  held.shift()!();
  await expect.poll(() => heard).toContain('handled');
  expect(heard).not.toContain('503');
  socket.destroy();
});

test('who sends more requests than he reads answers is hung up on', async () => {
  const desk = await busyDesk();
  const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.write('GET /confirm/token HTTP/1.1\r\nhost: site\r\n\r\n'.repeat(18));
  await expect.poll(() => socket.closed).toBe(true);
  expect((await desk.get('/articles/a')).status).toBe(200);
});

test('a few requests at a time on one connection are all answered, however many follow', async () => {
  const desk = await busyDesk();
  await desk.get('/articles/a');
  const socket = connect({ port: Number(new URL(desk.url).port), host: '127.0.0.1' });
  let answered = 0;
  socket.on('data', (data) => (answered += String(data).split('HTTP/1.1 200').length - 1));
  for (const times of [1, 2, 3, 4, 5]) {
    socket.write('GET /articles/a HTTP/1.1\r\nhost: site\r\n\r\n'.repeat(12));
    await expect.poll(() => answered).toBe(12 * times);
  }
  socket.destroy();
});

test('the staff’s figures give way first, then signatures, then confirmations; files never', () => {
  const room = (url: string, method = 'GET') => roomFor({ url, method } as never);
  const inOrder = [
    room('/staff'),
    room('/petitions/a?/sign', 'POST'),
    room('/confirm/token?/confirm', 'POST'),
    room('/_app/immutable/a.js'),
  ];
  expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
  expect(room('/uk/petitions/a?/sign', 'POST')).toBe(room('/petitions/a?/sign', 'POST'));
  expect(room('/uk/staff')).toBe(room('/staff'));
  // Whoever asks for the link to a signature has signed already.
  expect(room('/petitions/a/my-signature', 'POST')).toBe(room('/confirm/token?/confirm', 'POST'));
  expect(room('/healthz')).toBe(Infinity);
  expect(new Admission().enter(0)).toBeNull();
});
