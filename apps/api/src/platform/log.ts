import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type { Logger };

type SonicBoom = ReturnType<typeof pino.destination>;

const WARN = 40;

/** JSON lines on standard output. What is logged is named by hand: never a body, an address or a token. */
export function createLogger(level: string, program: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: { program },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  if (to) return pino(options, to);
  const output = pino.destination({ sync: false, minLength: 8_192, periodicFlush: 250 });
  return pino({ ...options, hooks: { logMethod: flushing(output) } }, output);
}

/** A write for every line would cost as much as a tenth of a request. What matters goes out at once. */
function flushing(output: SonicBoom): NonNullable<LoggerOptions['hooks']>['logMethod'] {
  return function (args, method, level) {
    method.apply(this, args);
    if (level >= WARN) output.flush();
  };
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
