import { describe, expect, test } from 'vitest';
import { alertWays, type AlertFacts } from './alert-words.ts';

const petition = '/staff/petitions/p';
const traffic = (kind: 'ALL' | 'NETWORK' | 'DOMAIN' | 'COUNTRY', name: string): AlertFacts => ({
  ...{ kind: 'TRAFFIC', figure: 60, slug: 'p', change: null, isOver: false },
  ...{ isForAdministrator: false, during: null },
  traffic: { kind, name, usual: 2, others: 0 },
});
const paths = (facts: AlertFacts) => alertWays(facts, 'en').map(({ path }) => path);

describe('an alert about unusual traffic', () => {
  test.each([
    ['NETWORK', '3f2a000000000000', '?network=3f2a000000000000'],
    ['DOMAIN', '77aa00', '?domain=77aa00'],
    ['COUNTRY', 'GB', '?country=GB'],
  ] as const)('from one %s leads to its signatures', (kind, name, search) => {
    expect(paths(traffic(kind, name))).toEqual([`${petition}/signatures${search}`]);
  });

  test('leads to them at the time, where it is known by which clock', () => {
    const during = { from: '2026-03-01T23:58', to: null };
    expect(paths({ ...traffic('COUNTRY', 'GB'), during })).toEqual([
      `${petition}/signatures?country=GB&from=2026-03-01T23%3A58`,
    ]);
  });

  test('from everywhere leads to the counts, which say when and from where', () => {
    expect(paths(traffic('ALL', ''))).toEqual([petition]);
  });
});
