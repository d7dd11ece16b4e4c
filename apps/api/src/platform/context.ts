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

const loaders = new WeakMap<RequestContext, Map<unknown, DataLoader<string, unknown>>>();

/** The one batcher of reads: all keys asked for in the same tick of a request become one query. */
export function load<T>(
  context: RequestContext,
  many: LoadMany<T>,
  key: string,
): Promise<T | null> {
  let ofRequest = loaders.get(context);
  if (!ofRequest) loaders.set(context, (ofRequest = new Map()));
  let loader = ofRequest.get(many) as DataLoader<string, T | null> | undefined;
  if (!loader) {
    loader = new DataLoader(async (keys: readonly string[]) => {
      const found = await many(context.db, keys);
      return keys.map((k) => found.get(k) ?? null);
    });
    ofRequest.set(many, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}
