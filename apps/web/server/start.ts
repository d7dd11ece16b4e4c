import { createServer } from 'node:http';
import { createFrontDesk } from './front-desk.ts';
import { loadKit } from './kit.ts';
import { webSettings } from './settings.ts';
import { stopOnSignals } from './stop.ts';

export async function startWeb(): Promise<void> {
  const settings = webSettings();
  const answer = createFrontDesk({ ...settings, kit: await loadKit() });
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 72_000,
      // By default Node looks only every half a minute who has run out of time.
      connectionsCheckingInterval: 2_000,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        console.error(JSON.stringify({ level: 'error', msg: 'front desk', stack: String(error) }));
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
    },
  );
  stopOnSignals(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  process.send?.({ kind: 'ready' });
}
