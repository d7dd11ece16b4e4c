import { expect, test } from 'vitest';
import { cutCommitAnswer } from './database.ts';
import type { Arena } from './strike.ts';

test('the answer to a COMMIT was lost only where one was cut', async () => {
  const arena = (isCut: boolean) => ({ site: { cutNextCommit: async () => isCut } });
  const strike = (isCut: boolean) => cutCommitAnswer.strike(arena(isCut) as unknown as Arena);
  expect(await strike(true)).toMatch(/second API/);
  expect(await strike(false)).toBeUndefined();
});
