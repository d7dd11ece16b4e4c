import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { freePort } from '../../tests/support/ports.ts';
import { median } from './figures.ts';
import { browserRequest, runReaders, type ReadersResult } from './readers.ts';

/** What the product sends, for another server to send too: the headers in pairs, the body as base64. */
export type SentAnswer = { headers: string[]; body: string };

type Compared = {
  port: number;
  pid: number;
  path: string;
  accept: string;
  connections: number;
  rounds: number;
  seconds: number;
};

// Node writes them by itself, for both.
const NODES_OWN = ['date', 'connection', 'keep-alive'];

/**
 * The product and a bare Node server that sends the same bytes, by turns, under the same load. The
 * ratios are those of neighbouring rounds, since a shared machine is quicker at one time than another.
 */
export async function besideBare(compared: Compared) {
  const { port, pid, path, accept, connections, rounds, seconds } = compared;
  const request = browserRequest(path, `127.0.0.1:${port}`, accept);
  const sent = await answerTo(port, path, accept);
  const barePort = await freePort();
  const bare = await startBare(barePort, sent);
  const run = (port: number, measuredPid: number, warmUpSeconds: number) =>
    runReaders({
      ...{ host: '127.0.0.1', port, request, connections },
      ...{ warmUpSeconds, seconds, measuredPid },
    });
  const ours: ReadersResult[] = [];
  const theirs: ReadersResult[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const warmUpSeconds = round === 0 ? 3 : 1;
      theirs.push(await run(barePort, bare.pid!, warmUpSeconds));
      ours.push(await run(port, pid, warmUpSeconds));
      console.log(lineOf('bare', theirs.at(-1)!), '|', lineOf('product', ours.at(-1)!));
    }
  } finally {
    bare.kill('SIGKILL');
  }
  const ratios = ours.map(({ perSecond }, i) => perSecond / theirs[i]!.perSecond);
  const costs = ours.map(({ cpuMicros }, i) => theirs[i]!.cpuMicros / cpuMicros);
  return {
    ratio: thousandths(median(ratios)),
    cpuRatio: thousandths(median(costs)),
    ratios: ratios.map((ratio) => Math.round(ratio * 1000) / 1000),
    bytes: Buffer.from(sent.body, 'base64').byteLength,
    product: medians(ours),
    bare: medians(theirs),
  };
}

async function startBare(port: number, sent: SentAnswer): Promise<ChildProcess> {
  // In a session of its own, as the product is: on a busy machine Linux shares time by sessions.
  const bare = fork(join(import.meta.dirname, 'bare-server.ts'), [String(port)], {
    detached: true,
  });
  bare.send(sent);
  await once(bare, 'message');
  return bare;
}

/** As it comes over the wire, packed. */
async function answerTo(port: number, path: string, accept: string): Promise<SentAnswer> {
  const headers = { accept, 'accept-encoding': 'gzip, deflate, br, zstd' };
  const asked = get({ host: '127.0.0.1', port, path, headers });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
  const pairs = Array.from({ length: answer.rawHeaders.length / 2 }, (_, i) =>
    answer.rawHeaders.slice(2 * i, 2 * i + 2),
  );
  return {
    headers: pairs.filter(([name]) => !NODES_OWN.includes(name!.toLowerCase())).flat(),
    body: body.toString('base64'),
  };
}

function lineOf(name: string, { perSecond, cpuMicros, serverCores, loadCores }: ReadersResult) {
  const cores = `cores ${serverCores.toFixed(2)} + load ${loadCores.toFixed(2)}`;
  return `${name} ${Math.round(perSecond)}/s, ${cpuMicros.toFixed(1)} µs, ${cores}`;
}

function medians(results: ReadersResult[]) {
  const of = (name: Exclude<keyof ReadersResult, 'statuses'>) =>
    thousandths(median(results.map((result) => result[name])));
  const refused = results.flatMap(({ statuses }) =>
    Object.keys(statuses).filter((s) => s !== '200'),
  );
  return {
    perSecond: Math.round(of('perSecond')),
    cpuMicrosPerRequest: of('cpuMicros'),
    firstByteP50Ms: of('firstByteP50Ms'),
    firstByteP99Ms: of('firstByteP99Ms'),
    serverCores: of('serverCores'),
    loadCores: of('loadCores'),
    otherThan200: refused.length,
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
