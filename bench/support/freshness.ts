import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchSite } from './bench-site.ts';

/**
 * Again and again: asks the database what is confirmed, then waits until the page that readers poll
 * says at least as much. The waits are in milliseconds, counted from the database's answer.
 */
export function watchFreshness(site: BenchSite, path: string): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await site.database.query<{ confirmed: number }>(
        'select sum(confirmed)::int as confirmed from petition_tallies',
      );
      const since = performance.now();
      while ((await confirmedAt(site, path)) < rows[0]!.confirmed) await sleep(5);
      waits.push(performance.now() - since);
      await sleep(Math.random() * 200);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return waits;
    },
  };
}

async function confirmedAt(site: BenchSite, path: string): Promise<number> {
  const response = await fetch(`http://${site.host}:${site.webPort}${path}`);
  return ((await response.json()) as { confirmed: number }).confirmed;
}
