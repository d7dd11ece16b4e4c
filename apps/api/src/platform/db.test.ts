import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { isLostConnection } from './db-faults.ts';
import { allOf, createWriterPool, together, transaction } from './db.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a connection that no longer answers is given up, and the next one is a new one', async () => {
  const line = await createLine(database.databaseUrl);
  const pool = createWriterPool(line.url, 'test', 1);
  pool.on('error', () => {});
  const cut = await transaction(pool, async (client) => {
    line.falls('silent');
    await client.query('select 1');
  }).catch((error: unknown) => error);
  expect(isLostConnection(cut)).toBe(true);
  expect(pool.totalCount).toBe(0);

  line.falls('open');
  const { rows } = await transaction(pool, (client) => client.query('select 2 as two'));
  expect(rows).toEqual([{ two: 2 }]);
  await pool.end();
  await line.close();
});

test('a commit that the database turned into a rollback is not taken for one', async () => {
  const pool = createWriterPool(database.databaseUrl, 'test', 1);
  const swallowed = transaction(pool, async (client) => {
    await client.query('select 1 / 0').catch(() => {});
  });
  await expect(swallowed).rejects.toMatchObject({ code: '40000' });
  await pool.end();
});

test('of statements that were sent at once the one that failed is told of, not those behind it', async () => {
  const pool = createWriterPool(database.databaseUrl, 'test', 1);
  // Whoever awaits more before passing the error on is overtaken by who does not.
  const late = (answer: Promise<unknown>) => answer.finally(() => sleep(50));
  const failed = transaction(pool, (client) =>
    together(client, () =>
      allOf([
        client.query('select 1'),
        late(client.query('select 1 / 0')),
        client.query('select 2'),
      ]),
    ),
  );
  await expect(failed).rejects.toMatchObject({ code: '22012' });
  await pool.end();
});

/** A way to the database that can lose everything in both directions without hanging up. */
async function createLine(databaseUrl: string) {
  let isSilent = false;
  const sockets = new Set<net.Socket>();
  const target = new URL(databaseUrl);
  const server = net.createServer((socket) => {
    const database = net.connect(Number(target.port), target.hostname);
    const join = (from: net.Socket, to: net.Socket) => {
      sockets.add(from.on('error', () => {}));
      from.on('data', (bytes) => void (isSilent || to.write(bytes)));
      from.on('close', () => void (isSilent || to.destroy()));
    };
    join(socket, database);
    join(database, socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    falls: (state: 'silent' | 'open') => void (isSilent = state === 'silent'),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
