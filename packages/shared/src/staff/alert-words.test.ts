import { describe, expect, test } from 'vitest';
import { alertWays, type AlertFacts } from './alert-words.ts';

const petition = '/staff/petitions/p';
const traffic = (kind: 'ALL' | 'NETWORK' | 'DOMAIN' | 'COUNTRY', name: string): AlertFacts => ({
  ...{ kind: 'TRAFFIC', figure: 60, slug: 'p', change: null, isOver: false },
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

  test('from everywhere leads to the counts, which say when and from where', () => {
    expect(paths(traffic('ALL', ''))).toEqual([petition]);
  });
});
