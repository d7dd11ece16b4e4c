import { cpus } from 'node:os';

/** The value that a share `p` of all values does not exceed (nearest rank). */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN);
}

/** To three digits after the point. */
export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return Math.round(median * 1000) / 1000;
}

/** One JSON object, on the last line of the output. */
export function report(figures: Record<string, unknown>): void {
  console.log(JSON.stringify({ ...figures, cores: cpus().length, node: process.version }));
}
