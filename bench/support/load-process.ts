// The load, in a process of its own: each connection sends a request, waits for the answer, and sends the next.
import { createHistogram } from 'node:perf_hooks';
import { connect } from 'node:net';
import { bodies } from './load-bodies.ts';
import type { LoadOptions, LoadResult } from './load.ts';

const options = JSON.parse(process.argv[2]!) as LoadOptions;
const { host, port, connections, seconds } = options;
const next = bodies(options);
const latency = createHistogram();
const statuses: Record<string, number> = {};
let answers = 0;
let isOver = false;

const began = performance.now();
const end = setTimeout(() => (isOver = true), seconds * 1000);
await Promise.all(Array.from({ length: connections }, run));
clearTimeout(end);
const took = (performance.now() - began) / 1000;

const result: LoadResult = {
  perSecond: answers / took,
  answers,
  seconds: took,
  p50Ms: latency.percentile(50) / 1e6,
  p99Ms: latency.percentile(99) / 1e6,
  statuses,
  ownCpuShare: process.cpuUsage().user / 1e6 / took + process.cpuUsage().system / 1e6 / took,
};
process.send!(result);

/** One connection, kept alive, until the time is over or there is nothing left to send. */
function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    let sentAt = 0n;
    let received = '';
    const send = () => {
      const request = isOver ? undefined : next();
      if (request === undefined) return void socket.end(() => resolve());
      sentAt = process.hrtime.bigint();
      socket.write(request);
    };
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => {
      if (!isOver) reject(new Error(`the server hung up after: ${received.slice(0, 300)}`));
    });
    socket.on('data', (chunk: string) => {
      received += chunk;
      const length = answerLength(received);
      if (length === undefined || received.length < length) return;
      latency.record(process.hrtime.bigint() - sentAt);
      answers += 1;
      const status = received.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      received = received.slice(length);
      send();
    });
  });
}

function answerLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1];
  if (length === undefined) throw new Error(`an answer without its length: ${text.slice(0, head)}`);
  return head + 4 + Number(length);
}
