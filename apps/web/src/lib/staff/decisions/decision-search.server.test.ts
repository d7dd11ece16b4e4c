import { expect, test } from 'vitest';
import { searchOfDecision } from './decision-search.server.ts';

const to = '2026-03-16T12:00:31.250Z';
const none = { country: null, source: null, from: null, heldBecause: null };
const criteria = { ...none, country: 'UA', networks: [], domains: [], to };
const NAME = 'f3ce000000000000';

test('the list finds what an invalidation is about, up to the very moment it was made', () => {
  const found = searchOfDecision({ kind: 'INVALIDATION', state: 'DONE', criteria }, 'Europe/Kyiv');
  expect(Object.fromEntries(new URLSearchParams(found!))).toEqual({
    ...{ country: 'UA', to: '2026-03-16T14:00:31.25' },
  });
});

test('it is found by its end alone, too, where it was about all until then', () => {
  const until = { ...criteria, country: null };
  const search = searchOfDecision({ kind: 'INVALIDATION', state: 'DONE', criteria: until }, 'UTC');
  expect(search).toBe('to=2026-03-16T12%3A00%3A31.25');
});

test('networks and domains are looked for by their names', () => {
  const tagged = {
    ...none,
    networks: [NAME],
    domains: [{ name: NAME, domain: 'bots.example' }],
    to,
  };
  const found = searchOfDecision({ kind: 'INVALIDATION', state: 'DONE', criteria: tagged }, 'UTC');
  expect(found).toMatch(new RegExp(`^network=${NAME}&domain=${NAME}&to=`));
});

test.each([
  ['REFUSAL', 'PROPOSED', 'state=HELD&heldBecause=machine'],
  ['REFUSAL', 'DONE', 'state=INVALIDATED&heldBecause=machine'],
  ['RELEASE', 'REINSTATED', 'state=HELD&heldBecause=machine'],
] as const)('of a %s that is %s they are looked for as they are now', (kind, state, said) => {
  const held = { ...none, networks: [], domains: [], heldBecause: 'machine', to };
  expect(searchOfDecision({ kind, state, criteria: held }, 'UTC')).toContain(said);
});

test('nothing leads to what was picked one by one, nor to all that were held at a moment', () => {
  expect(searchOfDecision({ kind: 'REFUSAL', state: 'DONE', criteria: null }, 'UTC')).toBe(null);
  const held = { ...none, networks: [], domains: [], heldBecause: 'machine', to };
  expect(searchOfDecision({ kind: 'RELEASE', state: 'DONE', criteria: held }, 'UTC')).toBe(null);
});
