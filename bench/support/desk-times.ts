import type { BenchSite } from './bench-site.ts';
import { percentile } from './figures.ts';

export type Times = { p50: number; p95: number };

const TIMES = 30;

/** How long one question after the other takes, at the server: half of them, and all but one in twenty, in milliseconds. */
export async function timesOf(ask: () => Promise<Response>): Promise<Times> {
  const took: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    const began = performance.now();
    const response = await ask();
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(text.slice(0, 300));
    took.push(performance.now() - began);
  }
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) };
}

/** What staff ask of the API. */
export function staffAsker({ host, apiPort }: BenchSite, cookie: string) {
  return (document: { toString(): string }, variables: unknown) =>
    fetch(`http://${host}:${apiPort}/staff/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
}
