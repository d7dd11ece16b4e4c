import type { Db } from '../../platform/db.ts';
import { createKnown, type Known } from '../../platform/known.ts';
import type { Logger } from '../../platform/log.ts';
import { DonationLinkEntity } from './donation-link.entity.ts';

export type KnownLink = Pick<DonationLinkEntity, 'id' | 'slug' | 'url'>;

const MAX_LINKS = 10_000;

/** Every donation link: giving must not wait for the database. */
export function createDonationLinkCache(db: Db, logger: Logger): Known<KnownLink> {
  return createKnown(
    () => readLinks(db),
    (error) => logger.warn({ err: error }, 'donation links not refreshed'),
  );
}

async function readLinks(db: Db): Promise<Map<string, KnownLink>> {
  const links = await db.find(DonationLinkEntity, {
    select: { id: true, slug: true, url: true },
    order: { createdAt: 'DESC' },
    take: MAX_LINKS,
  });
  return new Map(links.map((link) => [link.slug, link]));
}
