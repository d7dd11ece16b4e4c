import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type LoadOptions = {
  kind: 'sign' | 'confirm' | 'no-op' | 'get' | 'query';
  host: string;
  port: number;
  connections: number;
  seconds: number;
  path?: string;
  /** confirm: lines of token and nonce, of which `from` to `to` are used; query: the body. */
  file?: string;
  from?: number;
  to?: number;
};

export type LoadResult = {
  perSecond: number;
  answers: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers by HTTP status. */
  statuses: Record<string, number>;
  /** Of one core. */
  ownCpuShare: number;
};

/** A closed-loop load from a process of its own. */
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
