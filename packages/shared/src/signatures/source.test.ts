import { describe, expect, test } from 'vitest';
import { parseSource } from './source.ts';

describe('a source', () => {
  test.each(['newsletter', 'front-page-2', 'a', '1', 'a'.repeat(40)])('%s is kept', (source) => {
    expect(parseSource(source)).toEqual({ ok: true, value: source });
  });

  test('may be missing', () => expect(parseSource('')).toEqual({ ok: true, value: null }));

  test.each([['A'], ['a b'], ['a_b'], ['é'], ['a\n'], ['<script>'], ['a'.repeat(41)]])(
    '%j is none',
    (source) => expect(parseSource(source)).toEqual({ ok: false, code: 'SOURCE_INVALID' }),
  );
});
