import { SOURCES_MAX_PER_PETITION } from '@undersigned/shared/limits.ts';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../platform/db.ts';

const OTHER_SOURCE = 'other';
const known = new LRUCache<string, Set<string>>({ max: 1000 });

/** The source as it is counted: once a petition has its fill of them, new ones count as `other`. */
export async function countedSource(
  db: Db,
  petitionId: string,
  source: string | null,
): Promise<string | null> {
  if (source === null) return null;
  let sources = known.get(petitionId);
  if (!sources) known.set(petitionId, (sources = await readSources(db, petitionId)));
  if (sources.has(source)) return source;
  if (sources.size >= SOURCES_MAX_PER_PETITION) return OTHER_SOURCE;
  sources.add(source);
  return source;
}

async function readSources(db: Db, petitionId: string): Promise<Set<string>> {
  const rows: { source: string }[] = await db.query(
    'select source from petition_source_tallies where petition_id = $1',
    [petitionId],
  );
  return new Set(rows.map((row) => row.source));
}
