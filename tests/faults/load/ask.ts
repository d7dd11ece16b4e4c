import { setTimeout as sleep } from 'node:timers/promises';
import type { Balancer } from './balancer.ts';
import type { LoadLog } from './log.ts';

export type Asked = {
  readonly balancer: Balancer;
  readonly log: LoadLog;
  /** No longer worth trying: the site did not come back. */
  readonly giveUp: AbortSignal;
};

export type Answer = {
  readonly data: Record<string, unknown> | null;
  /** The first error's code, and that of its first field. */
  readonly code: string | undefined;
  readonly field: string | undefined;
};

type Body = {
  data?: Record<string, unknown> | null;
  errors?: { extensions?: { code?: string; fields?: { code: string }[] } }[];
};

/**
 * Asks with the same input until there is an answer: as a browser would that got none, or was told
 * to come back. `onSilence` is told of every try whose outcome nobody knows.
 */
export async function ask(
  { balancer, log, giveUp }: Asked,
  query: string,
  variables: unknown,
  onSilence: () => void = () => {},
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  for (let attempt = 0; ; attempt += 1) {
    giveUp.throwIfAborted();
    const result = await balancer.post('/graphql', body);
    if ('why' in result) {
      log.failed(result.target, result.why);
      // What was never received can come to nothing.
      if (result.why !== 'ECONNREFUSED') onSilence();
    } else {
      const { reply } = result;
      if (reply.status < 500 && reply.status !== 429) return answerFrom(reply.body);
      log.failed(result.target, `${reply.status} ${answerFrom(reply.body).code ?? ''}`.trim());
      onSilence();
    }
    await sleep(Math.min(50 * 2 ** attempt, 1_000) * (0.5 + Math.random()));
  }
}

function answerFrom(text: string): Answer {
  const { data = null, errors } = JSON.parse(text) as Body;
  const extensions = errors?.[0]?.extensions;
  return { data, code: extensions?.code, field: extensions?.fields?.[0]?.code };
}
