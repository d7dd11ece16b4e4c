import DataLoader from 'dataloader';
import type { Keyring } from './crypto.ts';
import type { Db } from './db.ts';

/** Who is asking, as far as limits and tags need to know. */
export type Client = { address: string };

/** What every resolver of a request is handed. Features add what is theirs. */
export type RequestContext = {
  requestId: string;
  db: Db;
  client: Client;
  keyring: Keyring;
};

type LoadMany<T> = (db: Db, keys: readonly string[]) => Promise<Map<string, T>>;

const MAX_KEYS_A_READ = 1000;

const loaders = new WeakMap<Db, Map<unknown, DataLoader<string, unknown>>>();

/**
 * The one batcher of reads: whatever all requests ask for while a read is under way becomes the
 * next one. Nothing is kept, so an answer is never older than its question; and the database is
 * asked once at a time, however many readers there are.
 */
export function load<T>({ db }: { db: Db }, many: LoadMany<T>, key: string): Promise<T | null> {
  let ofDatabase = loaders.get(db);
  if (!ofDatabase) loaders.set(db, (ofDatabase = new Map()));
  let loader = ofDatabase.get(many) as DataLoader<string, T | null> | undefined;
  if (!loader) ofDatabase.set(many, (loader = createLoader(db, many)));
  return loader.load(key);
}

function createLoader<T>(db: Db, many: LoadMany<T>): DataLoader<string, T | null> {
  let reading: Promise<unknown> = Promise.resolve();
  return new DataLoader(
    async (keys: readonly string[]) => {
      const found = many(db, [...new Set(keys)]);
      reading = found.catch(() => {});
      const values = await found;
      return keys.map((key) => values.get(key) ?? null);
    },
    {
      cache: false,
      maxBatchSize: MAX_KEYS_A_READ,
      // At the end of the turn, when every request that came with it has asked.
      batchScheduleFn: (start) => void reading.then(() => setImmediate(start)),
    },
  );
}
