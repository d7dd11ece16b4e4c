import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Moment } from './lost-connections.ts';

export type MailCutter = {
  smtpUrl: string;
  close: () => Promise<void>;
};

/**
 * Stands before a mail server and lets connections be lost: `decide` sees each command, and the end
 * of each mail's text as `.`. Before: the server never gets it. After: it does, its answer is lost.
 */
export async function createMailCutter(
  smtpUrl: string,
  decide: (command: string) => Moment | null,
): Promise<MailCutter> {
  const { hostname, port } = new URL(smtpUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const both = [client, upstream];
    const hangUp = () => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      open.add(socket);
      socket.on('error', hangUp).on('close', () => (open.delete(socket), hangUp()));
    }
    let isText = false;
    let isAnswerLost = false;
    upstream.on('data', (answer: Buffer) => (isAnswerLost ? hangUp() : client.write(answer)));
    client.on('data', (piece: Buffer) => {
      const lines = piece.toString('latin1');
      const isEnd = isText && lines.endsWith('\r\n.\r\n');
      const moment = !isText ? decide(lines.trim()) : isEnd ? decide('.') : null;
      if (moment === 'before') return hangUp();
      isAnswerLost = moment === 'after';
      // Several commands may come at once; DATA is the last of them.
      isText = isText ? !isEnd : /(^|\n)DATA\r\n$/i.test(lines);
      upstream.write(piece);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
