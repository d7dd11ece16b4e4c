import { expect, test } from 'vitest';
import { listen } from '../test/support/listen.ts';
import { BusyPage } from './busy-page.ts';
import { createFrontDesk } from './front-desk.ts';
import { Rendered } from './rendered.ts';

/** A site whose API nobody can reach. */
async function siteWithoutApi() {
  const busy = new BusyPage();
  const page = new TextEncoder().encode('<p>Come again</p>');
  await busy.prepare(async () => new Rendered(503, [['content-type', 'text/html']], page));
  const desk = createFrontDesk(
    {
      apiUrl: 'http://127.0.0.1:9',
      publicOrigin: 'http://site.example',
      proofKey: new Uint8Array(32),
      trustedProxies: [],
      kit: { server: { respond: async () => new Response() }, handler: () => {} },
    },
    { busy },
  );
  return listen((request, response) => void desk(request, response));
}

test.each(['GET', 'POST'])('a person who ends all email (%s) reads a page', async (method) => {
  const headers = { accept: 'text/html,application/xhtml+xml' };
  const answer = await fetch(`${await siteWithoutApi()}/unsubscribe/token`, { method, headers });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer.text()).toContain('Come again');
});

test('a mail program that does it for them is told in its own language', async () => {
  const url = `${await siteWithoutApi()}/unsubscribe/token`;
  const answer = await fetch(url, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
});
