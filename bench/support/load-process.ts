// The load, in a process of its own: each connection sends a request, waits for the answer, and sends the next.
import { connect, type Socket } from 'node:net';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { requestsOf, type Request } from './load-requests.ts';
import type { LoadOptions, LoadResult } from './load.ts';

const options = JSON.parse(process.argv[2]!) as LoadOptions;
const { host, connections, seconds } = options;
const next = requestsOf(options);
const all = createHistogram();
const kinds = new Map<string, RecordableHistogram>();
const statuses: Record<string, number> = {};
let isOver = false;

const began = performance.now();
const end = setTimeout(() => (isOver = true), seconds * 1000);
await Promise.all(Array.from({ length: connections }, run));
clearTimeout(end);
const took = (performance.now() - began) / 1000;
const cpu = process.cpuUsage();
const figures = (histogram: RecordableHistogram) => ({
  answers: histogram.count,
  perSecond: histogram.count / took,
  p50Ms: histogram.percentile(50) / 1e6,
  p99Ms: histogram.percentile(99) / 1e6,
});
const result: LoadResult = {
  ...figures(all),
  kinds: Object.fromEntries([...kinds].map(([kind, histogram]) => [kind, figures(histogram)])),
  seconds: took,
  statuses,
  ownCpuShare: (cpu.user + cpu.system) / 1e6 / took,
};
process.send!(result);

/** One reader, with a connection kept alive to each port, until the time or the requests are over. */
async function run(): Promise<void> {
  const lines = new Map<number, Line>();
  for (let request = next(); request && !isOver; request = next()) {
    let line = lines.get(request.port);
    if (!line) lines.set(request.port, (line = openLine(request.port)));
    const sentAt = process.hrtime.bigint();
    const status = await line.ask(request);
    const took = process.hrtime.bigint() - sentAt;
    all.record(took);
    let ofKind = kinds.get(request.kind);
    if (!ofKind) kinds.set(request.kind, (ofKind = createHistogram()));
    ofKind.record(took);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  for (const line of lines.values()) line.socket.destroy();
}

type Line = { socket: Socket; ask: (request: Request) => Promise<string> };

function openLine(port: number): Line {
  const socket = connect({ host, port, noDelay: true }).setEncoding('latin1');
  let received = '';
  let answer: { resolve: (status: string) => void; reject: (error: Error) => void } | undefined;
  socket.on('error', (error) => answer?.reject(error));
  socket.on('close', () => answer?.reject(new Error(`hung up after: ${received.slice(0, 200)}`)));
  socket.on('data', (chunk: string) => {
    received += chunk;
    const length = answerLength(received);
    if (length === undefined || received.length < length) return;
    const status = received.slice(9, 12);
    received = received.slice(length);
    answer!.resolve(status);
  });
  return {
    socket,
    ask: ({ text }) =>
      new Promise((resolve, reject) => {
        answer = { resolve, reject };
        socket.write(text);
      }),
  };
}

function answerLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1];
  if (length === undefined) throw new Error(`an answer without its length: ${text.slice(0, head)}`);
  return head + 4 + Number(length);
}
