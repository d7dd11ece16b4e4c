import pg from 'pg';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Has something happen once, when this process has been answered a statement that fits, and before it hears
 * of it: at the outermost seam, where the database's client takes a statement. Returns how to end it.
 */
export function afterStatement(pattern: RegExp, happen: () => Promise<unknown>): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  let hasHappened = false;
  prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
    const [query] = args;
    const text = typeof query === 'string' ? query : (query as { text: string }).text;
    if (hasHappened || !pattern.test(text)) return original.apply(this, args);
    hasHappened = true;
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      return (original.apply(this, args) as Promise<unknown>).then(async (result) => {
        await happen();
        return result;
      });
    }
    const answer = (...heard: unknown[]) => void happen().then(() => callback(...heard));
    return original.apply(this, [...args.slice(0, -1), answer]);
  };
  return () => {
    prototype.query = original;
  };
}
