import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';

const DOORS = 128;
const LOOK_EVERY_MS = 50;
/** By default 511 wait; who finds no place tries again after a second, then three. */
const BACKLOG = 4_096;

export type Doors = {
  /** Lets nobody in any more; resolves when all who came in here have been answered. */
  close(): Promise<void>;
};

/** How the first door is to be opened, so that others can be beside it. Only Linux shares out between them. */
export const DOOR_OPTIONS = { backlog: BACKLOG, reusePort: process.platform === 'linux' };

/** Rejects when anybody else listens there: beside doors that can be shared nothing would say so. */
export async function requireFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, { host, port });
  await new Promise((resolve) => probe.close(resolve));
}

/**
 * Opens more doors at the address at which an HTTP server listens with `DOOR_OPTIONS`. Node lets one
 * new connection in at a door in each turn of its loop. In a rush, when a turn answers hundreds of
 * requests, whoever is new would wait for seconds at a single door while those inside are answered.
 */
export async function openDoors(server: HttpServer, most = Infinity): Promise<Doors> {
  const { address: host, port } = server.address() as AddressInfo;
  const count = DOOR_OPTIONS.reusePort ? DOORS - 1 : 0;
  const doors = Array.from({ length: count }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      server.emit('connection', socket),
    ),
  );
  await Promise.all(doors.map((door) => listen(door, { host, port, ...DOOR_OPTIONS })));
  for (const door of [server, ...doors]) {
    if (most < Infinity) door.maxConnections = Math.ceil(most / (count + 1));
  }
  return {
    async close() {
      const closed = Promise.all(
        doors.map((door) => new Promise((resolve) => door.close(resolve))),
      );
      // Who was being answered when it began is left idle by the answer.
      const timer = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
      server.closeIdleConnections();
      await closed;
      clearInterval(timer);
    },
  };
}

function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
