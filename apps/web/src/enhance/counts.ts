import type { Tally } from '#lib/petitions/counted.ts';
import { Polling } from './polling.ts';
import { announceCount, showCount } from './show-count.ts';

/** Keeps the count of the page's petition fresh, while somebody looks at the page. */
export function keepCountsFresh(): { hurry: () => void } {
  const start = document.querySelector<HTMLElement>('[data-live]');
  const slug = start?.dataset.live;
  if (!start || !slug) return { hurry: () => undefined };
  const polling = new Polling(tallyFrom(start), Date.now());
  let timer: number | undefined;

  document.addEventListener('visibilitychange', () => schedule(0));
  schedule();
  return {
    hurry() {
      polling.hurry(Date.now());
      schedule();
    },
  };

  function schedule(delay = polling.pause(Date.now(), Math.random())) {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = window.setTimeout(ask, delay);
  }

  async function ask() {
    const answer = await fetchTally(slug ?? '').catch(() => null);
    const taken = answer && polling.take(answer, Date.now());
    if (taken) showCount(slug ?? '', taken.tally);
    if (taken?.announce) announceCount(taken.tally);
    schedule();
  }
}

function tallyFrom({ dataset }: HTMLElement): Tally {
  return {
    total: Number(dataset.total),
    confirmed: Number(dataset.confirmed),
    offline: Number(dataset.offline),
    asOf: dataset.asOf ?? '',
  };
}

async function fetchTally(slug: string): Promise<Tally | null> {
  const response = await fetch(`/petitions/${encodeURIComponent(slug)}/count.json`);
  return response.ok ? ((await response.json()) as Tally) : null;
}
