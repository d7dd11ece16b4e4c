import { expect, test } from 'vitest';
import { findUnusual, type Traffic, type TrafficKind } from './traffic.rules.ts';

const traffic = (kind: TrafficKind, name: string, now: number, before: number): Traffic => ({
  ...{ kind, name, now, before },
});
const kinds = (list: Traffic[]) => findUnusual(list).map(({ kind, name }) => `${kind} ${name}`);

test('a network that brings many of a sudden is unusual, also on the first day', () => {
  expect(kinds([traffic('ALL', '', 60, 0), traffic('NETWORK', 'n', 40, 0)])).toEqual(['NETWORK n']);
});

test('a class that signs from one room is not', () => {
  expect(kinds([traffic('ALL', '', 19, 0), traffic('NETWORK', 'n', 19, 0)])).toEqual([]);
});

test('when everybody comes, that is unusual, and no country for having its usual share of it', () => {
  expect(
    kinds([
      traffic('ALL', '', 1_000, 600),
      traffic('COUNTRY', 'GB', 700, 420),
      traffic('DOMAIN', 'gmail', 400, 240),
    ]),
  ).toEqual(['ALL ']);
});

test('a country or a domain that is far above its share is', () => {
  expect(
    kinds([
      traffic('ALL', '', 110, 600),
      traffic('COUNTRY', 'GB', 10, 590),
      traffic('COUNTRY', 'XK', 100, 10),
      traffic('DOMAIN', 'd', 100, 0),
    ]),
  ).toEqual(['COUNTRY XK', 'DOMAIN d']);
});

test('a new petition has no usual country', () => {
  expect(kinds([traffic('ALL', '', 100, 20), traffic('COUNTRY', 'GB', 100, 20)])).toEqual([]);
});

test('a steady rush is usual', () => {
  expect(kinds([traffic('ALL', '', 1_000, 60_000), traffic('COUNTRY', 'GB', 500, 30_000)])).toEqual(
    [],
  );
});
