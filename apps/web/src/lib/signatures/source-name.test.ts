import { expect, test } from 'vitest';
import { sourceName } from './source-name.ts';

test.each([
  ['article', 'Article page'],
  ['signed', 'After signing'],
  ['newsletter-12', 'newsletter-12'],
  ['constructor', 'constructor'],
])('the source %s reads %s', (source, name) => expect(sourceName(source)).toBe(name));
