import type { Tally } from '#lib/petitions/counted.ts';

const BRISK_MS = 1_000;
const BRISK_FOR_MS = 60_000;
const CALM_MS = 4_000;
const JITTER_MS = 2_000;

/** When to ask for a count again, and which answers to believe. */
export class Polling {
  #shown: Tally;
  #briskUntil = 0;

  constructor(shown: Tally) {
    this.#shown = shown;
  }

  /** Every second for a minute after the reader's own act or a change. */
  hurry(now: number): void {
    this.#briskUntil = now + BRISK_FOR_MS;
  }

  /** The jitter keeps the readers of one page from asking all at once. */
  pause(now: number, random: number): number {
    return now < this.#briskUntil ? BRISK_MS : CALM_MS + JITTER_MS * random;
  }

  /** Whether the answer is to be shown: one that is older than what is shown has lost a race. */
  take(answer: Tally, now: number): boolean {
    if (Date.parse(answer.asOf) < Date.parse(this.#shown.asOf)) return false;
    if (answer.total !== this.#shown.total) this.hurry(now);
    this.#shown = answer;
    return true;
  }
}
