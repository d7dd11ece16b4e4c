import { connect, createServer, type Server, type Socket } from 'node:net';

export type CommitCutter = {
  /**
   * Cuts the next connection on which the answer to a COMMIT comes back, before it is passed on.
   * False when none came for as long as this: then none is cut any more.
   */
  cutNext(patienceMs: number): Promise<boolean>;
  close(): Promise<void>;
};

/** Stands between an API and its Postgres, and understands as much as it takes to see a commit. */
export async function createCommitCutter(
  port: number,
  postgresPort: number,
): Promise<CommitCutter> {
  let waiting: ((isCut: boolean) => void) | undefined;
  const answer = (isCut: boolean) => {
    waiting?.(isCut);
    waiting = undefined;
  };
  const sockets = new Set<Socket>();

  const server: Server = createServer((client) => {
    const upstream = connect(postgresPort, '127.0.0.1').setNoDelay(true);
    client.setNoDelay(true);
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (chunk) => void upstream.write(chunk));
    const seesCommit = commitWatcher();
    upstream.on('data', (chunk) => {
      if (!(seesCommit(chunk) && waiting)) return void client.write(chunk);
      cut();
      answer(true);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    async cutNext(patienceMs) {
      const late = setTimeout(() => answer(false), patienceMs);
      const isCut = await new Promise<boolean>((resolve) => (waiting = resolve));
      clearTimeout(late);
      return isCut;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const HEAD_BYTES = 5;
const COMMIT_COMPLETE = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** Follows the server's messages (type, length, content) and says when one of them ends a commit. */
export function commitWatcher(): (chunk: Buffer) => boolean {
  let rest: Buffer = Buffer.alloc(0);
  let skip = 0;
  return (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let isCommit = false;
    for (;;) {
      if (skip >= bytes.length) {
        skip -= bytes.length;
        rest = Buffer.alloc(0);
        return isCommit;
      }
      bytes = bytes.subarray(skip);
      skip = 0;
      if (bytes.length < COMMIT_COMPLETE.length && couldBeCommit(bytes)) {
        rest = Buffer.from(bytes);
        return isCommit;
      }
      isCommit ||= bytes.subarray(0, COMMIT_COMPLETE.length).equals(COMMIT_COMPLETE);
      if (bytes.length < HEAD_BYTES) {
        rest = Buffer.from(bytes);
        return isCommit;
      }
      skip = 1 + bytes.readUInt32BE(1);
    }
  };
}

function couldBeCommit(bytes: Buffer): boolean {
  return COMMIT_COMPLETE.subarray(0, bytes.length).equals(bytes);
}
