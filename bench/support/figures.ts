import { cpus } from 'node:os';

/** The value that a share `p` of all values does not exceed (nearest rank). */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** One JSON object, on the last line of the output. Whoever calls it as a gate sees by the status what was not met. */
export function report(figures: Record<string, unknown>): void {
  console.log(JSON.stringify({ ...figures, cores: cpus().length, node: process.version }));
  if (figures['met'] === false) process.exitCode = 1;
}
