import pg from 'pg';

/** Before the statement is sent, or after it was carried out but before its answer came. */
export type Moment = 'before' | 'after';

type Callback = (error: Error | null, result?: unknown) => void;
type Query = (this: pg.Client, ...args: unknown[]) => unknown;
type Inner = { connection: { stream: { destroy(): void } } };

/**
 * Lets connections be lost at the outermost seam: where the database's client takes a statement.
 * `decide` sees each statement of this process, and who sends it. Returns how to end it.
 */
export function loseConnections(
  decide: (text: string, client: pg.Client) => Moment | null,
): () => void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
    const moment = decide(textOf(args[0]), this);
    if (moment === null) return original.apply(this, args);
    if (moment === 'before') {
      cut(this);
      return original.apply(this, args);
    }
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      return (original.apply(this, args) as Promise<unknown>).then(() => {
        cut(this);
        throw lost();
      });
    }
    const answer: Callback = (error, result) => {
      if (error) return (callback as Callback)(error, result);
      cut(this);
      (callback as Callback)(lost());
    };
    return original.apply(this, [...args.slice(0, -1), answer]);
  };
  return () => {
    prototype.query = original;
  };
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : (query as { text: string }).text;
}

function cut(client: pg.Client): void {
  (client as unknown as Inner).connection.stream.destroy();
}

/** In the words of the client itself. */
function lost(): Error {
  return new Error('Connection terminated unexpectedly');
}
