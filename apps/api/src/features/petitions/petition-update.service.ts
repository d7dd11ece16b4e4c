import { load } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import type { Translated } from '../../platform/locale.ts';
import { NEWEST_UPDATES, POST_UPDATE } from './petition-update.queries.ts';

export type UpdateText = { title: string; body: string };

export type PetitionUpdateRow = Translated<UpdateText> & {
  id: string;
  petitionId: string;
  postedAt: Date;
};

const SHOWN = 20;

/** The newest 20, newest first. */
export async function findUpdates(
  context: { db: Db },
  petitionId: string,
): Promise<PetitionUpdateRow[]> {
  return (await load(context, findUpdatesOf, petitionId)) ?? [];
}

/** Null for an unknown slug; not new when the same has been posted before. */
export async function postUpdate(
  db: Db,
  slug: string,
  { title, body, locale, texts }: Translated<UpdateText>,
): Promise<{ isNew: boolean } | null> {
  const [row] = await db.query(POST_UPDATE, [slug, title, body, locale, texts]);
  return row ?? null;
}

async function findUpdatesOf(
  db: Db,
  petitionIds: readonly string[],
): Promise<Map<string, PetitionUpdateRow[]>> {
  const rows: PetitionUpdateRow[] = await db.query(NEWEST_UPDATES, [petitionIds, SHOWN]);
  return Map.groupBy(rows, ({ petitionId }) => petitionId);
}
