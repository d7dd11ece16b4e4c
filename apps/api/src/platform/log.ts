import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard output. What is logged is named by hand: never a body, an address or a token. */
export function createLogger(level: string, program: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: { program },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  return to ? pino(options, to) : pino(options);
}

/** Database errors quote row values in `detail` and `where`; only their class and code are kept. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return {
    type: error.name,
    code,
    message: severity === undefined ? error.message : undefined,
    stack: severity === undefined ? error.stack : error.stack?.split('\n').slice(1).join('\n'),
  };
}
