// Readers in a process of their own: each asks, waits for the answer, and asks again.
import { createHistogram } from 'node:perf_hooks';
import { cpuMicros } from './site-processes.ts';
import { ReaderConnection } from './reader-connection.ts';
import type { ReadersOptions, ReadersResult } from './readers.ts';

const { connections, seconds, warmUpSeconds, measuredPid, ...target } = JSON.parse(
  process.argv[2]!,
) as ReadersOptions;
const firstByte = createHistogram();
const statuses: Record<string, number> = {};
let isMeasured = false;
let answers = 0;

const readers = [];
// Not all at once: what is measured is reading, not connecting.
while (readers.length < connections) {
  const some = Math.min(100, connections - readers.length);
  readers.push(...(await Promise.all(Array.from({ length: some }, open))));
}
for (const reader of readers) askAgain(reader);
await passed(warmUpSeconds);

isMeasured = true;
const began = performance.now();
const ownCpu = process.cpuUsage();
const cpu = cpuMicros(measuredPid);
await passed(seconds);
isMeasured = false;
const took = (performance.now() - began) / 1000;
const own = process.cpuUsage(ownCpu);

const result: ReadersResult = {
  perSecond: answers / took,
  answers,
  firstByteP50Ms: firstByte.percentile(50) / 1e6,
  firstByteP99Ms: firstByte.percentile(99) / 1e6,
  statuses,
  cpuMicros: (cpuMicros(measuredPid) - cpu) / answers,
  serverCores: (cpuMicros(measuredPid) - cpu) / 1e6 / took,
  loadCores: (own.user + own.system) / 1e6 / took,
};
process.send!(result, () => process.exit(0));

function open(): Promise<ReaderConnection> {
  return ReaderConnection.open(target, (reason) => {
    throw new Error(`a reader lost its connection: ${reason}`);
  });
}

function askAgain(reader: ReaderConnection): void {
  reader.ask(({ status, firstByteMs }) => {
    if (isMeasured) {
      answers += 1;
      statuses[status] = (statuses[status] ?? 0) + 1;
      firstByte.record(Math.max(1, Math.round(firstByteMs * 1e6)));
    }
    askAgain(reader);
  });
}

function passed(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time * 1000));
}
