import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '../support/ports.ts';

afterEach(() => vi.restoreAllMocks());

test('no two tests are given the same port, also while neither has a server on it yet', async () => {
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.5).mockReturnValueOnce(0.5);
  const [one, other] = [await freePort(), await freePort()];

  expect(other).not.toBe(one);
});
