import { expect, test } from 'vitest';
import { displayName } from './display-name.ts';

test.each([
  ['Suzie Example', 'Suzie E.'],
  ['  Suzie   van der Example ', 'Suzie E.'],
  ['Suzie', 'Suzie'],
  ['suzie example', 'suzie E.'],
  ['Олена Приклад', 'Олена П.'],
  ['Їжак ґанок', 'Їжак Ґ.'],
  ['Zoe\u0301 E\u0301clair', 'Zoe\u0301 E\u0301.'],
  ['Anne-Marie O’Neil', 'Anne-Marie O.'],
  ['李 小龙', '李 小.'],
  ['Suzie 3', 'Suzie'],
  ['Suzie (Example)', 'Suzie E.'],
  ['Suzie ‘Example’', 'Suzie E.'],
  ['', ''],
])('%j is shown as %j', (name, shown) => expect(displayName(name)).toBe(shown));
