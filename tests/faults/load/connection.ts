import { connect, type Socket } from 'node:net';

export type Reply = { status: number; body: string };

/** One kept-alive connection, one request at a time. Spares the load what an HTTP client costs. */
export type Connection = {
  post(path: string, body: string): Promise<Reply>;
  readonly isOpen: boolean;
  close(): void;
};

const PATIENCE_MS = 10_000;

export function openConnection(port: number): Connection {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let pending: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  let isOpen = true;

  const fail = (why: string) => {
    isOpen = false;
    socket.destroy();
    pending?.reject(new Error(why));
    pending = undefined;
  };
  socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'broken'));
  socket.on('close', () => fail('closed'));
  socket.setTimeout(PATIENCE_MS, () => fail('timeout'));
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const reply = replyIn(received);
    if (!reply || !pending) return;
    const { resolve } = pending;
    pending = undefined;
    received = Buffer.alloc(0);
    if (reply.isLast) {
      isOpen = false;
      socket.destroy();
    }
    resolve(reply);
  });

  return {
    get isOpen() {
      return isOpen;
    },
    post: (path, body) =>
      new Promise((resolve, reject) => {
        if (!isOpen) return reject(new Error('closed'));
        pending = { resolve, reject };
        send(socket, path, body);
      }),
    close: () => fail('closed'),
  };
}

function send(socket: Socket, path: string, body: string): void {
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The reply, once all of it is there. */
function replyIn(received: Buffer): (Reply & { isLast: boolean }) | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) throw new Error('An answer without a length.');
  const bodyEnd = end + 4 + Number(length);
  if (received.length < bodyEnd) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    body: received.toString('utf8', end + 4, bodyEnd),
    isLast: /^connection: *close/im.test(head),
  };
}
