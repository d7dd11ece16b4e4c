import { createServer } from 'node:http';
import { DOOR_OPTIONS, openDoors, requireFree } from '@undersigned/shared/doors.ts';
import { BusyPage } from './busy-page.ts';
import { createFrontDesk } from './front-desk.ts';
import { loadKit, renderShared } from './kit.ts';
import { webSettings } from './settings.ts';
import { stopOnSignals } from './stop.ts';

// An open connection costs 15 kB: a flood of them must not cost the process its memory.
const MOST_CONNECTIONS = 20_000;

export async function startWeb(): Promise<void> {
  const settings = webSettings();
  const kit = await loadKit();
  const busy = new BusyPage();
  const answer = createFrontDesk({ ...settings, kit }, { busy });
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
  const { host, port } = settings;
  await requireFree(host, port);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ...DOOR_OPTIONS }, resolve);
  });
  stopOnSignals(server, await openDoors(server, MOST_CONNECTIONS));
  await busy.prepare((path) =>
    renderShared(kit, new URL(path, settings.publicOrigin), settings.host),
  );
  process.send?.({ kind: 'ready' });
}
