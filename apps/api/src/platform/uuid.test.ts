import { expect, test } from 'vitest';
import { timeOrderedUuid, uuidBytes, uuidOf } from './uuid.ts';

test('a uuid and its bytes are the same thing', () => {
  const uuid = '0190163d-8694-739b-aea5-966c26f8ad91';
  expect(uuidOf(uuidBytes(uuid))).toBe(uuid);
});

test('one that is made later sorts later, has its version, and is nobody else’s', () => {
  const ms = Date.UTC(2022, 1, 22, 19, 22, 22);
  const [first, second, later] = [ms, ms, ms + 1].map(timeOrderedUuid) as [string, string, string];
  // The example of RFC 9562, appendix A.6, is of this moment.
  expect(first).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first).not.toBe(second);
  expect(later > first && later > second).toBe(true);
});
