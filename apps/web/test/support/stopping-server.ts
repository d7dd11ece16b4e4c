import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOOR_OPTIONS, openDoors } from '@undersigned/shared/doors.ts';
import { stopOnSignals } from '../../server/stop.ts';

const server = createServer((request, response) => {
  if (request.url === '/at-once') response.writeHead(200, ['content-length', '2']).end('ok');
  else setTimeout(() => response.end('slow'), 1_000);
});
server.listen({ port: 0, host: '127.0.0.1', ...DOOR_OPTIONS }, async () => {
  stopOnSignals(server, await openDoors(server));
  process.send?.((server.address() as AddressInfo).port);
});
