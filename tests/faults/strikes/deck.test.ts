import { describe, expect, test } from 'vitest';
import { randomFrom } from '../random.ts';
import { ALL_STRIKES, possible } from './all.ts';
import { createDeck } from './deck.ts';
import type { Strike } from './strike.ts';

const strike = (name: string, changes: Partial<Strike> = {}): Strike => ({
  ...{ name, weight: 1, strike: async () => name },
  ...changes,
});
const RARE = strike('rare', { weight: 0.001 });
const USUAL = ['a', 'b', 'c', 'd', 'e'].map((name) => strike(name));
const TOOLED = strike('tooled', { missing: () => undefined });
const SLOW = strike('slow', { isSlow: true, missing: () => undefined });
const ALL = [SLOW, RARE, TOOLED, ...USUAL];

function drawn(seed: number, strikes: readonly Strike[], count = strikes.length): string[] {
  const deck = createDeck(randomFrom(seed), strikes);
  return Array.from({ length: count }, () => deck.next().name);
}

test('each kind comes once before any comes again, however rare it is', () => {
  for (let seed = 0; seed < 20; seed += 1) expect(new Set(drawn(seed, ALL)).size).toBe(ALL.length);
});

test('after that they come by their weights', () => {
  const after = drawn(1, ALL, 200).slice(ALL.length);
  expect(after.filter((name) => name === 'rare').length).toBeLessThan(5);
  expect(after.filter((name) => name === 'a').length).toBeGreaterThan(10);
});

test('the seed decides the order, and whatever decides: tools after none, slow ones last', () => {
  expect(drawn(1, ALL)).toEqual(drawn(1, ALL));
  expect(drawn(1, ALL)).not.toEqual(drawn(2, ALL));
  for (let seed = 0; seed < 20; seed += 1) {
    expect(drawn(seed, ALL).slice(-2)).toEqual(['tooled', 'slow']);
  }
});

test('which tools a machine has changes nothing of what comes before them', () => {
  const bare = ALL.filter(({ missing }) => !missing);
  expect(drawn(3, ALL).slice(0, bare.length)).toEqual(drawn(3, bare));
});

describe('a kind that found nobody to strike', () => {
  test('comes again soon', () => {
    const deck = createDeck(randomFrom(1), USUAL);
    const first = deck.next();
    deck.missed();
    const next = Array.from({ length: USUAL.length }, () => deck.next());
    expect(next.indexOf(first)).toBe(2);
  });

  test('does not hold up the others for ever', () => {
    const deck = createDeck(randomFrom(1), USUAL);
    const came = Array.from({ length: 100 }, () => {
      const { name } = deck.next();
      if (name === 'a' || name === 'b') deck.missed();
      return name;
    });
    expect(new Set(came.slice(-80)).size).toBe(USUAL.length);
  });
});

test('a run of ten minutes meets a freeze of a minute and a mail server dead for minutes, a shorter one does not', () => {
  const long = ['an API frozen for 60 s', 'Postgres frozen for 60 s'];
  const names = (minutes: number) => possible(ALL_STRIKES, minutes).strikes.map(({ name }) => name);
  const dead = 'a mail server that is dead for minutes, then slow';
  expect(names(10)).toEqual(expect.arrayContaining([...long, dead]));
  expect(names(9)).not.toContain(dead);
});
