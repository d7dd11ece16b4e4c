import DataLoader from 'dataloader';

type Many<Source, Key, Value> = (
  source: Source,
  keys: readonly Key[],
) => Promise<ReadonlyMap<Key, Value>>;

const MAX_KEYS_AT_ONCE = 1000;

const loaders = new WeakMap<object, Map<unknown, DataLoader<unknown, unknown>>>();

/**
 * Joins questions of one kind to one source: whatever is asked while one is under way becomes the
 * next one. Nothing is kept, so an answer is never older than its question; and the source is asked
 * once at a time, for up to a thousand. Null where there is no answer for a key.
 */
export function joined<Source extends object, Key, Value>(
  source: Source,
  many: Many<Source, Key, Value>,
  key: Key,
): Promise<Value | null> {
  let ofSource = loaders.get(source);
  if (!ofSource) loaders.set(source, (ofSource = new Map()));
  let loader = ofSource.get(many) as DataLoader<Key, Value | null> | undefined;
  if (!loader) {
    loader = createLoader(source, many);
    ofSource.set(many, loader as DataLoader<unknown, unknown>);
  }
  return loader.load(key);
}

/** For what no statement reads for several keys: each by itself, side by side. */
export function oneByOne<Source, Key, Value>(
  one: (source: Source, key: Key) => Promise<Value | null>,
): Many<Source, Key, Value> {
  return async (source, keys) => {
    const values = await Promise.all(keys.map((key) => one(source, key)));
    const found = keys.map((key, i): [Key, Value | null] => [key, values[i]!]);
    return new Map(found.filter((entry): entry is [Key, Value] => entry[1] !== null));
  };
}

function createLoader<Source, Key, Value>(
  source: Source,
  many: Many<Source, Key, Value>,
): DataLoader<Key, Value | null> {
  let asking: Promise<unknown> = Promise.resolve();
  return new DataLoader(
    async (keys: readonly Key[]) => {
      // More than a thousand at once become several questions, which wait for each other, too.
      const found = asking.then(() => many(source, [...new Set(keys)]));
      asking = found.catch(() => {});
      const values = await found;
      return keys.map((key) => values.get(key) ?? null);
    },
    {
      cache: false,
      maxBatchSize: MAX_KEYS_AT_ONCE,
      // At the end of the turn, when everybody who came with it has asked.
      batchScheduleFn: (start) => void asking.then(() => setImmediate(start)),
    },
  );
}
