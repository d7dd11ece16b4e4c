import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Listener {
  readonly setting: string;
  readonly port: number;
  readonly what: string;
}

/** One line for each port that we may not have, saying which setting moves it. */
export async function portProblems(
  host: string,
  listeners: Listener[],
  patienceMs: number,
): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  const problems: string[] = [];
  for (const { setting, port, what } of listeners) {
    let failure = await bindFailure(host, port);
    while (failure === 'EADDRINUSE' && Date.now() < deadline) {
      await sleep(100);
      failure = await bindFailure(host, port);
    }
    if (failure === 'EADDRINUSE') {
      problems.push(`Port ${port} is taken; set ${setting} to move ${what} to another one.`);
    } else if (failure === 'EADDRNOTAVAIL' || failure === 'ENOTFOUND') {
      return [`This machine has no address ${host}; HOST says what to listen on.`];
    } else if (failure) {
      problems.push(`Port ${port} cannot be used (${failure}); set ${setting} to move ${what}.`);
    }
  }
  return problems;
}

function bindFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
      .listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
