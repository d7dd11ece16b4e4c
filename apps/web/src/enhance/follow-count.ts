import type { Tally } from '#lib/petitions/counted.ts';
import { Polling } from './polling.ts';

/** How one petition is followed. */
export type Following = { look: () => void; hurry: () => void };

/** Asks for the count of a petition again and again, while somebody looks at the page. */
export function followCount(
  { slug, start }: { slug: string; start: Tally },
  { onCount, onAnswer }: { onCount: (tally: Tally) => void; onAnswer: () => void },
): Following {
  const polling = new Polling(start);
  let timer: number | undefined;
  schedule();
  return {
    look: () => schedule(0),
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
    // The answer to a press has taken its place: the petition was closed meanwhile, or it is signed.
    if (!isFollowed(slug)) return;
    const answer = await fetchTally(slug).catch(() => null);
    if (!isFollowed(slug)) return;
    if (answer && polling.take(answer, Date.now())) onCount(answer);
    onAnswer();
    schedule();
  }
}

function isFollowed(slug: string): boolean {
  return document.querySelector(`[data-live="${CSS.escape(slug)}"]`) !== null;
}

async function fetchTally(slug: string): Promise<Tally | null> {
  const response = await fetch(`/petitions/${encodeURIComponent(slug)}/count.json`);
  return response.ok ? ((await response.json()) as Tally) : null;
}
