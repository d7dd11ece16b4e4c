import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type LoadOptions = {
  kind: 'sign' | 'confirm' | 'no-op' | 'query' | 'look' | 'spike';
  host: string;
  /** The API's. */
  port: number;
  connections: number;
  seconds: number;
  /** look: what to get; else the GraphQL endpoint, where it is not the public one. */
  path?: string;
  headers?: Record<string, string>;
  /** confirm and spike: lines of token and nonce, used from the line `from` on; query: the body. */
  file?: string;
  from?: number;
  spike?: { host: string; webPort: number; path: string };
};

type Figures = { answers: number; perSecond: number; p50Ms: number; p99Ms: number };

export type LoadResult = Figures & {
  kinds: Record<string, Figures>;
  seconds: number;
  /** Answers by HTTP status. */
  statuses: Record<string, number>;
  /** Of one core. */
  ownCpuShare: number;
};

/** A closed-loop load from a process of its own. Any answer but 200 is an error. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), [JSON.stringify(options)]);
  let result: LoadResult | undefined;
  child.on('message', (message) => (result = message as LoadResult));
  await once(child, 'exit');
  if (!result) throw new Error(`the load ended without a result (${options.kind})`);
  const bad = Object.keys(result.statuses).filter((status) => status !== '200');
  if (bad.length > 0) throw new Error(`answers other than 200: ${JSON.stringify(result.statuses)}`);
  return result;
}
