import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../support/ports.ts';
import { openJournal } from '../journal.ts';
import { numberIn } from '../people.ts';
import { now } from '../time.ts';

export type MailSink = {
  readonly smtpUrl: string;
  readonly taken: number;
  /** Milliseconds that every mail takes from now on. */
  slowDown(ms: number): void;
  /** Nobody answers any more, until `revive`. False when it was dead already, or has to stay well. */
  die(): Promise<boolean>;
  revive(): Promise<void>;
  /** Well again, whatever else was to come. */
  recover(): Promise<void>;
  close(): Promise<void>;
};

/** A mail server that takes everything, and writes down what: the Message-ID, whose it is, and when. */
export async function createMailSink(file: string): Promise<MailSink> {
  const journal = openJournal(file);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let taken = 0;
  let isOver = false;
  let isClosed = false;
  let reviving: Promise<void> | undefined;
  let server = serve();
  // It must be free still when it comes back.
  const port = await freePort();
  await listen(server, port);

  function serve(): Server {
    return createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.write('220 sink\r\n');
      converse(socket, async (to, source) => {
        if (delayMs > 0) await sleep(delayMs);
        journal.write(entry(to, source));
        taken += 1;
      });
    });
  }

  /** A fault and the end of the run may both ask for it. */
  async function revive(): Promise<void> {
    if (!server.listening) reviving ??= comeBack().finally(() => (reviving = undefined));
    await reviving;
  }

  async function comeBack(): Promise<void> {
    server = serve();
    await listen(server, port);
  }

  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    get taken() {
      return taken;
    },
    slowDown: (ms) => void (delayMs = isOver ? 0 : ms),
    async die() {
      if (isOver || !server.listening) return false;
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      return true;
    },
    revive,
    async recover() {
      isOver = true;
      delayMs = 0;
      await revive();
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const socket of sockets) socket.destroy();
      server.close();
      await journal.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
}

/** As much of SMTP as a client needs that has one recipient a mail. */
function converse(socket: Socket, take: (to: string, source: string) => Promise<void>): void {
  let received = '';
  let to = '';
  let isData = false;
  let work = Promise.resolve();
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
    work = work.then(step);
  });

  async function step(): Promise<void> {
    for (;;) {
      const end = received.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = received.slice(0, end);
      received = received.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        await take(to, part);
        if (!socket.destroyed) socket.write('250 taken\r\n');
      } else answer(part);
    }
  }

  function answer(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
    isData = verb === 'DATA';
    socket.write(isData ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 sink\r\n');
    if (verb === 'QUIT') socket.end();
  }
}

/** Person (or -1), the delivery that the Message-ID names, and when it was taken. */
function entry(to: string, source: string): string {
  const id = /^message-id: *<([^@>]+)@/im.exec(source)?.[1] ?? '-';
  return `${numberIn(to) ?? -1} ${id} ${now().toFixed(3)}`;
}
