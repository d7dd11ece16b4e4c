import { parsePage } from './parse-page.ts';

const PAUSE_MS = 4_000;
const JITTER_MS = 2_000;

/**
 * Keeps the parts of a page that say so as the server has them now, while somebody looks, and shows
 * by its mark whether that is true: live, or paused once an answer failed.
 */
export function keepPartsFresh(): void {
  const marks = document.querySelector('[data-marks]');
  if (!marks) return;
  let timer: number | undefined;
  document.addEventListener('visibilitychange', () => schedule(0));
  schedule(0);

  function schedule(delay = PAUSE_MS + JITTER_MS * Math.random()) {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = window.setTimeout(refresh, delay);
  }

  async function refresh() {
    const fresh = await fetchPage().catch(() => null);
    if (fresh) showParts(fresh);
    showMark(fresh ? 'live' : 'paused');
    schedule();
  }
}

async function fetchPage(): Promise<Document | null> {
  const response = await fetch(location.href);
  if (!response.ok) return null;
  const page = parsePage(await response.text());
  // Of several servers one may answer late with what was true before.
  return readAt(page) >= readAt(document) ? page : null;
}

function readAt(page: Document): number {
  return Date.parse(page.querySelector<HTMLTimeElement>('[data-marks] time')?.dateTime ?? '');
}

/** Only what differs is touched: a reader may be selecting the rest. */
function showParts(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const fresh = page.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  const now = page.querySelector<HTMLTimeElement>('[data-marks] time');
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-marks] time')) {
    time.dateTime = now?.dateTime ?? time.dateTime;
    time.textContent = now?.textContent ?? time.textContent;
  }
}

function showMark(state: 'live' | 'paused'): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-mark]')) {
    mark.hidden = mark.dataset.mark !== state;
  }
}
