import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Read } from './check/read.ts';
import { openJournal } from './journal.ts';
import { COUNT } from './load/documents.ts';
import { PETITIONS } from './people.ts';
import { now } from './time.ts';

const PAUSE_MS = 60;
// Longer than the web site keeps a count, and than an answer takes.
const CACHE_MS = 1_000;

export type Reading = { end(): Promise<void> };

type Tally = { total: number; asOf: string };

/** Reads the counts all the while, as readers get them and as the APIs give them. */
export function startReading(
  file: string,
  ports: { webPort: number; apiPorts: readonly [number, number] },
): Reading {
  const journal = openJournal(file);
  const [first, second] = ports.apiPorts;
  let isOver = false;

  async function watch(
    { petition, by }: Pick<Read, 'petition' | 'by'>,
    read: () => Promise<Tally | undefined>,
  ) {
    while (!isOver) {
      const start = now();
      const ahead = Date.now() - start;
      const answer = await read().catch(() => undefined);
      const tally = answer && { value: answer.total, asOf: Date.parse(answer.asOf) - ahead };
      const line = { petition, by, start, end: now(), ...(tally && { tally }) };
      journal.write(JSON.stringify(line satisfies Read));
      await sleep(PAUSE_MS);
    }
  }

  const watching = PETITIONS.flatMap((petition) => [
    watch({ petition, by: 'count.json' }, () => countJson(ports.webPort, petition)),
    watch({ petition, by: 'the first API' }, () => tallyFrom(first, petition)),
    watch({ petition, by: 'the second API' }, () => tallyFrom(second, petition)),
  ]);
  return {
    async end() {
      // Until what was acknowledged last can be read.
      await sleep(CACHE_MS);
      isOver = true;
      await Promise.all(watching);
      await journal.close();
    },
  };
}

export async function eachRead(file: string, see: (read: Read) => void): Promise<void> {
  for await (const line of createInterface(createReadStream(file))) see(JSON.parse(line) as Read);
}

async function countJson(port: number, petition: string): Promise<Tally | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/petitions/${petition}/count.json`, {
    signal: AbortSignal.timeout(5_000),
  });
  const body = (await response.json()) as Tally;
  return response.ok ? body : undefined;
}

async function tallyFrom(port: number, petition: string): Promise<Tally | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: COUNT, variables: { slug: petition } }),
    signal: AbortSignal.timeout(5_000),
  });
  const { data } = (await response.json()) as {
    data?: { petition?: { tally: { confirmed: number; asOf: string } } };
  };
  const tally = data?.petition?.tally;
  return tally && { total: tally.confirmed, asOf: tally.asOf };
}
