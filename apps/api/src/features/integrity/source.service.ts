import { SOURCES_MAX_PER_PETITION } from '@undersigned/shared/limits.ts';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../platform/db.ts';

const OTHER_SOURCE = 'other';

/**
 * The source as it is counted: once a subject has its fill of them, new ones count as `other`, and so
 * do those that come from where too many new ones came from (`mayAdd` says no). Each process goes by
 * what it has seen: of several, each may let in its own last few.
 */
export type CountedSource = (
  subjectId: string,
  source: string,
  readKnown: () => Promise<string[]>,
  mayAdd: () => boolean,
) => Promise<string>;

/** Remembers which sources a petition or a donation link has, per process. */
export function rememberSources(): CountedSource {
  const known = new LRUCache<string, Set<string>>({ max: 1000 });
  return async (subjectId, source, readKnown, mayAdd) => {
    let sources = known.get(subjectId);
    if (!sources) known.set(subjectId, (sources = new Set(await readKnown())));
    if (sources.has(source)) return source;
    if (sources.size >= SOURCES_MAX_PER_PETITION || !mayAdd()) return OTHER_SOURCE;
    sources.add(source);
    return source;
  };
}

const ofPetition = rememberSources();

/** Of a signature; null when it came without one. */
export async function countedSource(
  db: Db,
  petitionId: string,
  source: string | null,
  mayAdd: () => boolean,
): Promise<string | null> {
  if (source === null) return null;
  const readKnown = async () => {
    const rows: { source: string }[] = await db.query(
      'select source from petition_source_tallies where petition_id = $1',
      [petitionId],
    );
    return rows.map((row) => row.source);
  };
  return ofPetition(petitionId, source, readKnown, mayAdd);
}
