import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Doors } from '@undersigned/shared/doors.ts';

const PATIENCE_MS = 5_000;

/** Stops in order: no new connections, the requests in hand are finished, then the process ends. */
export function stopOnSignals(server: Server, doors: Doors): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Before the answer is begun.
    server.prependListener('request', (_, response) => response.setHeader('connection', 'close'));
    void Promise.all([doors.close(), once(server, 'close')]).then(() => process.exit(0));
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}
