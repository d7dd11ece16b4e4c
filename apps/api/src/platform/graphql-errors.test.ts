import { expect, test } from 'vitest';
import { toErrorBody } from './graphql-errors.ts';
import { createLogger } from './log.ts';

test('a database that is away is told of once, however many requests it fails', () => {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', 'test', {
    write: (line) => void lines.push(JSON.parse(line)),
  });
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const bodies = Array.from({ length: 100 }, () => toErrorBody(away, 'request', logger));
  expect(new Set(bodies.map((body) => body.extensions['code']))).toEqual(new Set(['OVERLOADED']));
  expect(lines).toMatchObject([{ msg: 'database out of reach', times: 1 }]);
});
