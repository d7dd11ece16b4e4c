import type { PetitionCounts } from '#lib/staff/counts/desk.server.ts';

/** A petition's page in the middle of a week of March 2026, as a desk in Kyiv has it. */
export const petitionCounts = {
  role: 'VIEWER',
  petition: {
    ...{ id: '1', slug: 'go-further', title: 'Go <further> & faster', status: 'OPEN' },
    createdAt: '2026-03-01T00:00:00.000Z',
  },
  timeZone: 'Europe/Kyiv',
  counts: {
    ...{ petition: 'go-further', total: 1_240, confirmed: 1_200, pending: 30, held: 4 },
    ...{ withdrawn: 3, invalidated: 2, offline: 40, confirmedLastHour: 5, confirmedToday: 50 },
    ...{ confirmationRate: 0.975, donationClicks: 9, asOf: '2026-03-29T10:00:00.000Z' },
    check: { checkedAt: '2026-03-29T09:00:00.000Z', agrees: true },
    bySource: [
      { source: 'direct', signatures: 1_000, confirmed: 980, donationClicks: 2 },
      { source: 'poster', signatures: 239, confirmed: 220, donationClicks: 7 },
    ],
    underWay: [],
    lastHour: [],
  },
  funnel: [
    { step: 'seen', ever: { count: 40_000, share: null }, ranged: { count: 400, share: null } },
    { step: 'begun', ever: { count: 0, share: 0 }, ranged: { count: 0, share: 0 } },
    { step: 'mailed', ever: { count: 60, share: null }, ranged: { count: 480, share: 1.2 } },
  ],
  range: {
    ...{ name: 'own', interval: 'DAY' },
    ...{ from: '2026-03-27T22:00:00.000Z', to: '2026-03-29T21:00:00.000Z' },
    ticks: [
      { at: '2026-03-27T22:00:00.000Z', kind: 'day' },
      { at: '2026-03-28T22:00:00.000Z', kind: 'day' },
    ],
  },
  ...{ asked: {}, problems: [], fields: { from: '', to: '', interval: '' }, view: 'happened' },
  points: [
    { at: '2026-03-27T22:00:00.000Z', values: [100, 120, 4, 40, 2, 1, 0] },
    { at: '2026-03-28T22:00:00.000Z', values: [50, 70, 5, 0, -1, 2, 2] },
  ],
  ends: undefined,
  byCountry: [
    { country: 'GB', name: 'United Kingdom', count: 1_000 },
    { country: 'UA', name: 'Ukraine', count: 199 },
    { country: 'ZZ', name: '=HYPERLINK("x")', count: 1 },
  ],
  world: 'abc',
} satisfies PetitionCounts;
