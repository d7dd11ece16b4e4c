import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Target } from './reader-connection.ts';

export type ReadersOptions = Target & {
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  /** The process whose time is counted. */
  measuredPid: number;
};

export type ReadersResult = {
  perSecond: number;
  answers: number;
  firstByteP50Ms: number;
  firstByteP99Ms: number;
  /** Answers by HTTP status. */
  statuses: Record<string, number>;
  /** Processor time of the server, per answer. */
  cpuMicros: number;
  /** How much of one core the server took, and how much the load. */
  serverCores: number;
  loadCores: number;
};

/** A closed-loop load of readers from a process of its own. */
export async function runReaders(options: ReadersOptions): Promise<ReadersResult> {
  const child = fork(join(import.meta.dirname, 'readers-process.ts'), [JSON.stringify(options)]);
  let result: ReadersResult | undefined;
  child.on('message', (message) => (result = message as ReadersResult));
  await once(child, 'exit');
  if (!result) throw new Error('the readers ended without a result');
  return result;
}

/** A request as a browser's script or address bar sends it. */
export function browserRequest(path: string, host: string, accept: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    `Accept: ${accept}`,
    'Accept-Language: en-GB,en;q=0.5',
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Connection: keep-alive',
    'Sec-Fetch-Dest: empty',
    'Sec-Fetch-Mode: cors',
    'Sec-Fetch-Site: same-origin',
    '\r\n',
  ].join('\r\n');
}
