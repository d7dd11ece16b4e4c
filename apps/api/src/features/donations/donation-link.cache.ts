import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import { DonationLinkEntity } from './donation-link.entity.ts';

export type KnownLink = Pick<DonationLinkEntity, 'id' | 'slug' | 'url'>;

export type DonationLinkCache = {
  /** Fills it. Rejects when the database cannot be read. */
  load(): Promise<void>;
  find(slug: string): Promise<KnownLink | null>;
};

const MAX_LINKS = 10_000;
const FRESH_MS = 1_000;
const PATIENCE_MS = 25;

/**
 * Every donation link, read again at most once a second, whatever slugs are asked for. Giving must
 * not wait for the database: when that is slow or gone, the last known links go on working.
 */
export function createDonationLinkCache(db: Db, logger: Logger): DonationLinkCache {
  let known = new Map<string, KnownLink>();
  let isReading = false;
  let askedAt = -Infinity;
  let awaited: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    askedAt = performance.now();
    isReading = true;
    try {
      const links = await readLinks(db);
      known = new Map(links.map((link) => [link.slug, link]));
    } finally {
      isReading = false;
    }
  }

  function refresh(): void {
    const loaded = load().catch((error: unknown) =>
      logger.warn({ err: error }, 'donation links not refreshed'),
    );
    awaited = Promise.race([loaded, delay(PATIENCE_MS)]);
  }

  return {
    load,
    async find(slug) {
      if (!isReading && performance.now() - askedAt >= FRESH_MS) refresh();
      await awaited;
      return known.get(slug) ?? null;
    },
  };
}

function readLinks(db: Db): Promise<KnownLink[]> {
  return db.find(DonationLinkEntity, {
    select: { id: true, slug: true, url: true },
    order: { createdAt: 'DESC' },
    take: MAX_LINKS,
  });
}
