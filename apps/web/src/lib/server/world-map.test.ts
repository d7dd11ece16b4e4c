import { expect, test } from 'vitest';
import { drawWorld, shadesOf } from './world-map.ts';

test.each([1, 2, 3, 9, 10, 11, 99, 100, 12_480, 1_000_000_000])(
  'among counts up to %i each has one shade, the one that the map gives it',
  (most) => {
    const shades = shadesOf(most);
    expect(shades[0]!.from).toBe(1);
    expect(shades.at(-1)!.to).toBe(most);
    expect(shades.every(({ from }, i) => i === 0 || from === shades[i - 1]!.to + 1)).toBe(true);
    for (const { shade, from, to } of shades) {
      for (const count of [from, to]) {
        const drawn = drawWorld([
          { country: 'GB', name: 'GB', count },
          { country: 'UA', name: 'UA', count: most },
        ]);
        expect(/class="s(\d)"[^>]*><title>GB/.exec(drawn)![1]).toBe(String(shade));
      }
    }
  },
);
