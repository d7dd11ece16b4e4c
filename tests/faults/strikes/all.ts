import { cutCommitAnswer, terminateBackends } from './database.ts';
import * as kill from './kill.ts';
import type { Strike } from './strike.ts';

export const ALL_STRIKES: readonly Strike[] = [
  ...Object.values(kill),
  terminateBackends,
  cutCommitAnswer,
];
