import { EventEmitter } from 'node:events';

/**
 * The one request to stop, from wherever it comes: a terminal and npm both send a signal for one
 * Ctrl-C, so only the first counts; and whoever started us may be gone without a word.
 */
export function stopRequest(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.channel) process.once('disconnect', stop);
  // A closed terminal must not keep us from stopping the rest.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // Every step listens for it.
  EventEmitter.setMaxListeners(100, controller.signal);
  return controller.signal;
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
