import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Visit = 'sign' | 'count' | 'page';
export type VisitorsOptions = {
  host: string;
  port: number;
  seconds: number;
  /** How many come each second, whatever becomes of those before them. */
  perSecond: Record<Visit, number>;
  /** Besides, so many sign one after another. */
  signers?: number;
};

type Outcome = {
  sent: number;
  /** What was answered with 200. */
  perSecond: number;
  answeredShare: number;
  p99Ms: number;
  refused: number;
  refusedP99Ms: number;
  /** Neither answered nor refused. */
  lost: number;
};
export type VisitorsResult = Record<Visit, Outcome>;

/** Visitors of the web site, who sign by the form that a browser without script sends. */
export async function runVisitors(options: VisitorsOptions): Promise<VisitorsResult> {
  const child = fork(join(import.meta.dirname, 'visitors-process.ts'), [JSON.stringify(options)]);
  let result: VisitorsResult | undefined;
  child.on('message', (message) => (result = message as VisitorsResult));
  await once(child, 'exit');
  if (!result) throw new Error('the visitors ended without a result');
  return result;
}
