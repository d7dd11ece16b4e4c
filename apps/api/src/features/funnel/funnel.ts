import type pg from 'pg';
import { networkOf } from '../../platform/client-address.ts';
import type { Db } from '../../platform/db.ts';
import type { Known } from '../../platform/known.ts';
import type { Logger } from '../../platform/log.ts';
import { createRateLimiter, unlimited } from '../../platform/rate-limit.ts';
import { createPetitionNames, type NamedPetition } from './petition-names.ts';
import { createStepCounter, type StepCounter } from './step.counter.ts';
import type { Step } from './step.rules.ts';

// A school or an office, and then as many as may sign from there.
const OF_A_HOST = { burst: 300, intervalSeconds: 2 };
// A /24 or /48: a network operator has thousands of readers behind one, a stranger may have one for himself.
const OF_A_SITE = { burst: 3_000, intervalSeconds: 0.2 };

/** What a process keeps for counting readers: the petitions, the counts to be written, and limits. */
export type Funnel = {
  petitions: Known<NamedPetition>;
  steps: StepCounter;
  /** False when so many came from there that this one is not counted. */
  count(petition: NamedPetition, step: Step, address: string): boolean;
};

export function createFunnel(
  pool: pg.Pool,
  db: Db,
  options: { limited: boolean; logger: Logger },
): Funnel {
  const limiter = options.limited ? createRateLimiter : () => unlimited;
  const [ofHost, ofSite] = [limiter(OF_A_HOST), limiter(OF_A_SITE)];
  const steps = createStepCounter(pool, options.logger);
  return {
    petitions: createPetitionNames(db, options.logger),
    steps,
    count({ id }, step, address) {
      // Each step by itself: who looks at many pages may still share them.
      const mayCount =
        ofHost.take(`${step} ${networkOf(address, 'host')}`) === null &&
        ofSite.take(`${step} ${networkOf(address, 'site')}`) === null;
      if (mayCount) steps.count(id, step);
      return mayCount;
    },
  };
}
