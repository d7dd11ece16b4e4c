import { type Connection, openConnection, type Reply } from './connection.ts';

const LOOK_EVERY_MS = 250;

export type Balancer = {
  post(
    path: string,
    body: string,
  ): Promise<{ target: number } & ({ reply: Reply } | { why: string })>;
  close(): void;
};

/** What stands before several API processes: asks each whether it is ready, and goes where one is. */
export function createBalancer(ports: readonly number[]): Balancer {
  const targets = ports.map((port) => ({ port, isReady: true, idle: [] as Connection[] }));
  let next = 0;
  const looking = setInterval(() => {
    for (const target of targets) {
      void isReady(target.port).then((ready) => (target.isReady = ready));
    }
  }, LOOK_EVERY_MS);

  function choose(): number {
    next = (next + 1) % targets.length;
    for (let i = 0; i < targets.length; i += 1) {
      const target = (next + i) % targets.length;
      if (targets[target]!.isReady) return target;
    }
    return next;
  }

  function connectionTo({ port, idle }: { port: number; idle: Connection[] }): Connection {
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (connection.isOpen) return connection;
    }
    return openConnection(port);
  }

  return {
    async post(path, body) {
      const target = choose();
      const connection = connectionTo(targets[target]!);
      try {
        const reply = await connection.post(path, body);
        if (connection.isOpen) targets[target]!.idle.push(connection);
        return { target, reply };
      } catch (error) {
        return { target, why: (error as Error).message };
      }
    },
    close() {
      clearInterval(looking);
      for (const { idle } of targets) for (const connection of idle) connection.close();
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal }).catch(
    () => null,
  );
  await response?.body?.cancel().catch(() => {});
  return response?.status === 200;
}
