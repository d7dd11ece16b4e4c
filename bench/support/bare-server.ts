// The yardstick: Node's own HTTP server, which sends the same bytes to everybody and knows nothing else.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { SentAnswer } from './beside-bare.ts';

const [{ headers, body }] = (await once(process, 'message')) as [SentAnswer];
const bytes = Buffer.from(body, 'base64');
// Node sends a string in one piece with the head, which is quicker: the yardstick takes it too.
const isPacked = headers.includes('content-encoding');
const sent = isPacked ? bytes : bytes.toString();

const server = createServer({ keepAliveTimeout: 72_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(sent);
});
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4_096 }, () =>
  process.send!('ready'),
);
process.on('disconnect', () => process.exit(0));
