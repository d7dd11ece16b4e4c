import type { Locale } from '@undersigned/shared/locales.ts';
import type { Keyring } from './crypto.ts';
import type { Db } from './db.ts';
import { joined } from './joined.ts';

/** Who is asking, as far as limits and tags need to know. */
export type Client = { address: string };

/** What every resolver of a request is handed. Features add what is theirs. */
export type RequestContext = {
  requestId: string;
  db: Db;
  client: Client;
  keyring: Keyring;
  /** The language in which the texts of the newsroom are wanted. */
  locale: Locale;
};

type LoadMany<T> = (db: Db, keys: readonly string[]) => Promise<Map<string, T>>;

/** The one way to read by a key: what all requests ask for at a time is read at once. */
export function load<T>({ db }: { db: Db }, many: LoadMany<T>, key: string): Promise<T | null> {
  return joined(db, many, key);
}
