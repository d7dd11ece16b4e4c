import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { createFrontDesk } from './front-desk.ts';
import { KnownRedirects } from './known-redirects.ts';

const APPEAL = 'https://giving.example/appeal';

/** A front desk before an API that answers a donation link in the way given last. */
async function deskBefore(first: (response: ServerResponse) => void) {
  let answer = first;
  const apiUrl = await listen((_request, response) => answer(response));
  const desk = createFrontDesk({
    apiUrl,
    publicOrigin: 'http://site.example',
    proofKey: new Uint8Array(32),
    trustedProxies: [],
    kit: {
      server: { respond: () => Promise.reject(new Error('not asked for')) },
      handler: (_request, response) => void response.writeHead(503).end('a page'),
    },
  });
  const url = await listen((request, response) => void desk(request, response));
  return {
    follow: async (link = '/go/appeal?source=letter', method = 'GET') => {
      const response = await fetch(url + link, { redirect: 'manual', method });
      return [response.status, response.headers.get('location')];
    },
    now: (next: (response: ServerResponse) => void) => (answer = next),
  };
}

const leads = (response: ServerResponse) => response.writeHead(303, { location: APPEAL }).end();
const isBusy = (response: ServerResponse) => response.writeHead(503).end();
const isTooLong = (response: ServerResponse) => response.writeHead(431).end();
const isGone = (response: ServerResponse) => response.writeHead(404).end();
const hangsUp = (response: ServerResponse) => void response.destroy();
const saysNothing = () => undefined;

test.each([
  ['is too busy', isBusy],
  ['hangs up', hangsUp],
  ['says nothing', saysNothing],
])('a donation link leads where it led last when the API %s', async (_how, fails) => {
  const { follow, now } = await deskBefore(leads);
  expect(await follow()).toEqual([303, APPEAL]);
  now(fails);
  expect(await follow('/go/appeal?source=radio')).toEqual([303, APPEAL]);
});

test('a link that was taken back leads nowhere, also when the API is busy afterwards', async () => {
  const { follow, now } = await deskBefore(leads);
  await follow();
  now(isGone);
  expect(await follow()).toEqual([503, null]);
  now(isBusy);
  expect(await follow()).toEqual([503, null]);
});

test('a link that nobody has followed yet is said on a page not to work now', async () => {
  const { follow } = await deskBefore(isBusy);
  expect(await follow()).toEqual([503, null]);
});

test('nobody makes a link forgotten with a request that no reader sends', async () => {
  const { follow, now } = await deskBefore(leads);
  await follow();
  now(isTooLong);
  await follow();
  now(isGone);
  for (const method of ['POST', 'DELETE', 'OPTIONS']) await follow(undefined, method);
  now(isBusy);
  expect(await follow()).toEqual([303, APPEAL]);
});

test.each([
  ['is too busy', isBusy],
  ['hangs up', hangsUp],
])(
  'a link to share by leads where it led, in its language, when the API %s',
  async (_how, fails) => {
    const to = (words: string) => (response: ServerResponse) =>
      response.writeHead(303, { location: `https://wa.me/?text=${words}` }).end();
    const { follow, now } = await deskBefore(to('words'));
    await follow('/share/p/whatsapp?x=1');
    now(to('other'));
    await follow('/share/p/whatsapp?lang=uk');
    now(fails);
    expect(await follow('/share/p/whatsapp')).toEqual([303, 'https://wa.me/?text=words']);
    expect(await follow('/share/p/whatsapp?lang=xx')).toEqual([303, 'https://wa.me/?text=words']);
    expect(await follow('/share/p/whatsapp?lang=uk&to=//evil.example')).toEqual([
      303,
      'https://wa.me/?text=other',
    ]);
    for (const path of [
      '/share/p/telegram',
      '/share/p',
      '/share/p/whatsapp/x',
      '/share//whatsapp',
    ]) {
      expect(await follow(path)).toEqual([503, null]);
    }
  },
);

test('other spellings of links displace none', () => {
  const links = new KnownRedirects();
  const leading = { statusCode: 303, headers: { location: APPEAL } } as IncomingMessage;
  links.learn('/go/appeal', leading);
  for (let i = 0; i < 600; i += 1) {
    links.learn(`/go/%61ppeal${i}`, leading);
    links.learn(`/share/p/what%73app${i}`, leading);
    links.learn(`/go/appeal?lang=${i}`, leading);
  }
  expect(links.find('/go/appeal?source=letter')).toBe(APPEAL);
});
