import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stopOnSignals } from '../../server/stop.ts';

const server = createServer((request, response) => {
  if (request.url === '/at-once') response.writeHead(200, ['content-length', '2']).end('ok');
  else setTimeout(() => response.end('slow'), 1_000);
});
stopOnSignals(server);
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
