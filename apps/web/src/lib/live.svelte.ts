import { milestoneAfter } from '@undersigned/shared/petitions/milestone.ts';
import type { Counted, Tally } from './petitions/counted.ts';

const BRISK_MS = 1_000;
const BRISK_FOR_MS = 60_000;
const CALM_MS = 5_000;
const ANNOUNCE_EVERY_MS = 60_000;

type World = {
  now: () => number;
  random: () => number;
  fetchTally: (slug: string) => Promise<Tally | null>;
};

const browser: World = {
  now: () => Date.now(),
  random: () => Math.random(),
  async fetchTally(slug) {
    const response = await fetch(`/petitions/${slug}/count.json`);
    return response.ok ? ((await response.json()) as Tally) : null;
  },
};

/** A petition's count that keeps itself fresh while somebody looks at it. */
export class LiveCount<Petition extends Counted> {
  petition: Petition;
  /** The words for a screen reader: set at most once a minute, so that it is not talked over. */
  announced = $state<number | null>(null);

  #tally: Tally;
  #world: World;
  #briskUntil = 0;
  #announcedAt: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = true;

  constructor(petition: Petition, world: World = browser) {
    this.#tally = $state.raw(petition.tally);
    this.#world = world;
    this.#announcedAt = world.now();
    this.petition = $derived({
      ...petition,
      tally: this.#tally,
      milestone: milestoneAfter(this.#tally.total),
    });
  }

  /** Returns what stops it. */
  start(): () => void {
    this.#stopped = false;
    const wake = () => this.#schedule(document.visibilityState === 'visible' ? 0 : undefined);
    document.addEventListener('visibilitychange', wake);
    this.#schedule(this.pause());
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }

  /** After the reader's own act the count is asked for every second, for a minute. */
  hurry(): void {
    this.#briskUntil = this.#world.now() + BRISK_FOR_MS;
    if (!this.#stopped) this.#schedule(this.pause());
  }

  /** The jitter keeps the readers of one page from asking all at once. */
  pause(): number {
    const brisk = this.#world.now() < this.#briskUntil;
    return brisk ? BRISK_MS : CALM_MS * (0.8 + 0.4 * this.#world.random());
  }

  /** An answer that is older than what stands on the page has lost a race. */
  take(tally: Tally): void {
    if (Date.parse(tally.asOf) < Date.parse(this.#tally.asOf)) return;
    const changed = tally.total !== this.#tally.total;
    this.#tally = tally;
    if (!changed) return;
    this.#briskUntil = this.#world.now() + BRISK_FOR_MS;
    if (this.#world.now() - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = this.#world.now();
    this.announced = tally.total;
  }

  async #ask(): Promise<void> {
    const tally = await this.#world.fetchTally(this.petition.slug).catch(() => null);
    if (this.#stopped) return;
    if (tally) this.take(tally);
    this.#schedule(document.visibilityState === 'visible' ? this.pause() : undefined);
  }

  #schedule(delay: number | undefined): void {
    clearTimeout(this.#timer);
    if (delay !== undefined) this.#timer = setTimeout(() => void this.#ask(), delay);
  }
}
