// An open-loop load in a process of its own: requests go out when they are due, whatever became of
// the ones before, as people do. A request's time counts from when it was due.
import { connect, type Socket } from 'node:net';
import { createHistogram, monitorEventLoopDelay, type RecordableHistogram } from 'node:perf_hooks';
import { requestsOf, type Request } from './load-requests.ts';
import type { KindOptions, KindResult, OpenLoopOptions } from './open-loop.ts';

const { host, seconds, kinds } = JSON.parse(process.argv[2]!) as OpenLoopOptions;
const MAX_SOCKETS_A_PORT = 2_000;
const PATIENCE_MS = 10_000;

type Answer = { status: string; retryAfter?: string | undefined };
type Waiting = { request: Request; dueAt: number; done: (answer: Answer) => void };

const pools = new Map<number, { free: Socket[]; open: number; waiting: Waiting[] }>();
const lag = monitorEventLoopDelay({ resolution: 1 });
lag.enable();
const began = performance.now();
const cpuBefore = process.cpuUsage();
const results = await Promise.all(kinds.map(run));
const cpu = process.cpuUsage(cpuBefore);
const took = (performance.now() - began) / 1000;
process.send!({
  kinds: Object.fromEntries(results.map((result) => [result.kind, result])),
  drainSeconds: took - seconds,
  ownCpuShare: (cpu.user + cpu.system) / 1e6 / took,
  ownLagP99Ms: lag.percentile(99) / 1e6,
});
process.exit();

async function run({ perSecond, ...options }: KindOptions): Promise<KindResult> {
  const next = requestsOf({ ...options, host, connections: 0, seconds });
  const accepted = createHistogram();
  const refused = createHistogram();
  const statuses: Record<string, number> = {};
  const retryAfters: Record<string, number> = {};
  let sent = 0;
  let answered = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min((performance.now() - began) / 1000, seconds) * perSecond;
      while (sent < due) send(began + (sent / perSecond) * 1000);
      const isOver = performance.now() - began > seconds * 1000;
      const isLate = performance.now() - began > seconds * 1000 + PATIENCE_MS;
      if ((isOver && answered === sent) || isLate) {
        clearInterval(timer);
        resolve();
      }
    }, 1);
    const send = (dueAt: number) => {
      const request = next();
      if (!request) throw new Error(`nothing left to ${options.kind}`);
      sent += 1;
      const done = ({ status, retryAfter = 'none' }: Answer) => {
        answered += 1;
        statuses[status] = (statuses[status] ?? 0) + 1;
        const micros = Math.max(1, Math.round((performance.now() - dueAt) * 1000));
        if (status === '200') accepted.record(micros);
        if (status !== '503') return;
        refused.record(micros);
        retryAfters[retryAfter] = (retryAfters[retryAfter] ?? 0) + 1;
      };
      ask({ request, dueAt, done });
    };
  });
  const figures = (histogram: RecordableHistogram) => ({
    perSecond: histogram.count / seconds,
    p50Ms: histogram.percentile(50) / 1000,
    p99Ms: histogram.percentile(99) / 1000,
  });
  const unanswered = sent - answered;
  return {
    ...{ kind: options.kind, sent, unanswered, statuses, retryAfters },
    ...{ accepted: figures(accepted), refused: figures(refused) },
  };
}

function ask(waiting: Waiting): void {
  const { port } = waiting.request;
  let pool = pools.get(port);
  if (!pool) pools.set(port, (pool = { free: [], open: 0, waiting: [] }));
  const socket = pool.free.pop();
  if (socket) return void socket.emit('take', waiting);
  if (pool.open >= MAX_SOCKETS_A_PORT) return void pool.waiting.push(waiting);
  pool.open += 1;
  open(port).emit('take', waiting);
}

function open(port: number): Socket {
  const pool = pools.get(port)!;
  const socket = connect({ host, port, noDelay: true }).setEncoding('latin1');
  let current: Waiting | undefined;
  let received = '';
  socket.on('take', (waiting: Waiting) => {
    current = waiting;
    socket.write(waiting.request.text);
  });
  const end = (answer: Answer) => {
    const { done } = current!;
    current = undefined;
    done(answer);
  };
  socket.on('data', (chunk: string) => {
    received += chunk;
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)![1]);
    if (received.length < head + 4 + length) return;
    const status = received.slice(9, 12);
    const retryAfter = /\r\nretry-after: (\d+)/i.exec(received.slice(0, head))?.[1];
    received = received.slice(head + 4 + length);
    end({ status, retryAfter });
    const next = pool.waiting.shift();
    if (next) socket.emit('take', next);
    else pool.free.push(socket);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    pool.open -= 1;
    pool.free = pool.free.filter((free) => free !== socket);
    if (current) end({ status: 'hung up' });
  });
  return socket;
}
