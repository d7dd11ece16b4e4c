const EVERY_MS = 60_000;

/** Which counts are read aloud, and when: at most once a minute, and in the end always the last one. */
export class Announcing {
  readonly #told: Map<string, number>;
  readonly #shown: Map<string, number>;
  #toldAt: number;

  /** The page itself has just told these. */
  constructor(shown: ReadonlyMap<string, number>, now: number) {
    this.#told = new Map(shown);
    this.#shown = new Map(shown);
    this.#toldAt = now;
  }

  /** A count that is shown from now on. */
  note(slug: string, total: number): void {
    this.#shown.set(slug, total);
  }

  /** What is to be said now. To be asked again and again: what has to wait is not lost. */
  due(now: number): [slug: string, total: number][] {
    if (now - this.#toldAt < EVERY_MS) return [];
    const news = [...this.#shown].filter(([slug, total]) => total !== this.#told.get(slug));
    if (news.length > 0) this.#toldAt = now;
    for (const [slug, total] of news) this.#told.set(slug, total);
    return news;
  }
}
