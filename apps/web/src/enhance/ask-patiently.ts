const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
const TRIES = 6;

export type Patience = {
  /** Called before each wait. */
  onWait: () => void;
  sleep: (ms: number) => Promise<unknown>;
  random: () => number;
  isOffline: () => boolean;
};

/**
 * Asks again while the site is too busy or does not answer, for about a minute. Only for what may be
 * sent twice. In the end it returns or throws what came last.
 */
export async function askPatiently(
  ask: () => Promise<Response>,
  { onWait, sleep, random, isOffline }: Patience,
): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask().catch((error: unknown) => ({ error }));
    const isLast = tried === TRIES || isOffline();
    if (!('error' in answer) && (isLast || !isBusy(answer))) return answer;
    if ('error' in answer && isLast) throw answer.error;
    onWait();
    const asked = 'error' in answer ? null : answer.headers.get('retry-after');
    await sleep(pauseBefore(tried, asked, random()));
  }
}

/** Longer each time, never shorter than the site asks for, and not the same for everybody. */
export function pauseBefore(tried: number, retryAfter: string | null, random: number): number {
  const growing = FIRST_MS * 2 ** (tried - 1);
  const asked = (Number(retryAfter) || 0) * 1000;
  return Math.min(LONGEST_MS, Math.max(growing, asked)) * (1 + random / 2);
}

function isBusy({ status }: Response): boolean {
  return status === 502 || status === 503 || status === 504;
}
