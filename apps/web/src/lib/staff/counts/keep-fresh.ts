import { isTurnedAway, leavePage } from '../typing/leave-page.ts';

// After each answer. A step of the funnel is written within half a second, and with what the answer takes it
// is seen within two seconds (`./pnpm bench live`).
const EVERY_MS = 1_200;
/** An answer that takes longer is waited for no more, and the figures are not called live until one comes. */
const PATIENCE_MS = 5_000;

type Fresh<Data> = {
  url: () => string;
  take: (data: Data) => void;
  /** Nobody looks, or the server does not answer. */
  paused: () => void;
  everyMs?: number;
};

/** Asks for the figures again and again while the page is seen. Returns how to stop. */
export function keepFresh<Data>({
  url,
  take,
  paused,
  everyMs = EVERY_MS,
}: Fresh<Data>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function ask() {
    const asked = url();
    try {
      const response = await fetch(asked, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (isTurnedAway(response)) return isOver ? undefined : leavePage(response);
      if (!response.ok) throw new Error(String(response.status));
      const data = (await response.json()) as Data;
      // The range may have changed while we asked.
      if (!isOver && asked === url()) take(data);
    } catch {
      if (!isOver) paused();
    }
    later();
  }

  function later() {
    clearTimeout(timer);
    if (!isOver && !document.hidden) timer = setTimeout(ask, everyMs);
  }

  function onVisibility() {
    clearTimeout(timer);
    if (document.hidden) paused();
    else void ask();
  }

  document.addEventListener('visibilitychange', onVisibility);
  later();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
