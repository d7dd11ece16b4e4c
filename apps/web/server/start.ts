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
      const failed = (error: unknown) => {
        console.error(JSON.stringify({ level: 'error', msg: 'front desk', stack: String(error) }));
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      };
      try {
        answer(request, response)?.catch(failed);
      } catch (error) {
        failed(error);
      }
    },
  );
  stopOnSignals(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // A petition in the news brings a thousand readers in the same moment.
    server.listen({ port: settings.port, host: settings.host, backlog: 4_096 }, resolve);
  });
  process.send?.({ kind: 'ready' });
}
