import type { Tally } from '#lib/petitions/counted.ts';

const BRISK_MS = 1_000;
const BRISK_FOR_MS = 60_000;
const CALM_MS = 4_000;
const JITTER_MS = 2_000;
const ANNOUNCE_EVERY_MS = 60_000;

/** When to ask for a count again, which answers to believe, and when to speak. */
export class Polling {
  #shown: Tally;
  #briskUntil = 0;
  #announcedAt: number;

  constructor(shown: Tally, now: number) {
    this.#shown = shown;
    // The page itself has just told the number.
    this.#announcedAt = now;
  }

  /** Every second for a minute after the reader's own act or a change. */
  hurry(now: number): void {
    this.#briskUntil = now + BRISK_FOR_MS;
  }

  /** The jitter keeps the readers of one page from asking all at once. */
  pause(now: number, random: number): number {
    return now < this.#briskUntil ? BRISK_MS : CALM_MS + JITTER_MS * random;
  }

  /** The answer, unless it is older than what is shown: then it has lost a race. */
  take(answer: Tally, now: number): { tally: Tally; announce: boolean } | null {
    if (Date.parse(answer.asOf) < Date.parse(this.#shown.asOf)) return null;
    const changed = answer.total !== this.#shown.total;
    this.#shown = answer;
    if (!changed) return { tally: answer, announce: false };
    this.hurry(now);
    const announce = now - this.#announcedAt >= ANNOUNCE_EVERY_MS;
    if (announce) this.#announcedAt = now;
    return { tally: answer, announce };
  }
}
