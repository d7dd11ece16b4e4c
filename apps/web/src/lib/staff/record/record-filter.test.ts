import { AUDIT_ACTIONS } from '@undersigned/shared/staff/audit-actions.ts';
import { describe, expect, test } from 'vitest';
import { timesIn } from '../time/times-in.ts';
import { actionsOf, choiceWords, GROUPS } from './action-groups.ts';
import { whatChoices, whoChoices, withAsked } from './filter-choices.ts';
import { askedValues, daysOf, filterOf, shownTimes } from './record-filter.server.ts';
import { searchOf, valuesOf } from './record-filter.ts';
import { recordProblems } from './record-problems.ts';
import { shownWords } from './shown-words.ts';

const asked = (search: string) => valuesOf(new URLSearchParams(search));

describe('what the address says', () => {
  test('is asked of the API, times as the clocks of the zone have them', () => {
    const values = asked('who=a1&what=change-role&petition=p&from=2022-03-12&to=2022-03-15');
    expect(filterOf(values, 'Europe/Kyiv')).toEqual({
      ...{ actor: 'a1', actions: ['change-role'], petition: 'p' },
      ...{ from: '2022-03-11T22:00:00.000Z', to: '2022-03-15T22:00:00.000Z' },
    });
    expect(filterOf(asked('who=+&what='), 'UTC')).toEqual({});
  });

  test('may be a whole group of acts', () => {
    expect(filterOf(asked('what=reading'), 'UTC').actions).toEqual([...AUDIT_ACTIONS.reading]);
    expect(actionsOf('constructor')).toEqual(['constructor']);
  });

  test('is no time, and the API is asked nevertheless: it says so', () => {
    expect(filterOf(asked('from=tomorrow'), 'UTC')).toEqual({ from: 'tomorrow' });
  });

  test('is said again by links, but for what they change', () => {
    const values = asked('who=a1&petition=p&after=x');
    expect(searchOf(values)).toBe('who=a1&petition=p');
    expect(searchOf(values, { who: '', what: 'logins' })).toBe('what=logins&petition=p');
  });

  test('is shown by the fields with a time, also where it was a day', () => {
    expect(shownTimes(asked('from=2022-03-12&to=2022-03-12'), 'UTC')).toEqual({
      ...{ from: '2022-03-12T00:00', to: '2022-03-13T00:00' },
    });
    expect(shownTimes(asked('from=tomorrow'), 'UTC').from).toBe('tomorrow');
  });
});

describe('days that were pressed', () => {
  const now = new Date('2022-03-15T23:30:00Z');
  const pressed = (search: string, timeZone = 'UTC') =>
    askedValues(new URLSearchParams(search), { now, timeZone });

  test.each([
    ['1', 'UTC', '2022-03-15'],
    ['1', 'Europe/Kyiv', '2022-03-16'],
    ['7', 'UTC', '2022-03-09'],
    ['30', 'UTC', '2022-02-14'],
    ['all', 'UTC', ''],
  ])('%s of %s begin on %j, whatever the fields say', (days, timeZone, from) => {
    const values = pressed(`who=a&from=2021-01-01&to=2021-02-02&days=${days}`, timeZone);
    expect(values).toMatchObject({ who: 'a', from, to: '' });
    expect(daysOf(values, { now, timeZone })).toBe(days);
  });

  test('are none where nobody knows them, or it was another period', () => {
    expect(pressed('from=2021-01-01&days=8').from).toBe('2021-01-01');
    for (const search of ['from=2021-01-01', 'from=2022-03-09&to=2022-03-10', 'to=2022-03-10'])
      expect(daysOf(pressed(search), { now, timeZone: 'UTC' })).toBe(null);
  });
});

describe('the choices', () => {
  test('have words for each act and each group, and no group has the name of an act', () => {
    const values = whatChoices().flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(choiceWords(value)).not.toBe(value);
    expect(GROUPS.every((group) => values.includes(group))).toBe(true);
  });

  test('name staff first, then whoever was, then the operator', () => {
    const actor = (id: string, email: string | null, isStaff = false) => ({ id, email, isStaff });
    const actors = [
      actor('a', 'a@news.example', true),
      actor('b', 'b@news.example'),
      actor('3f2a77', null),
      actor('operator', null),
    ];
    expect(whoChoices(actors).map(({ choices }) => choices.map(({ text }) => text))).toEqual([
      ['a@news.example'],
      ['b@news.example', 'an account that is gone (3F2A)'],
      ['operator, on the machine'],
    ]);
    expect(whoChoices([])).toEqual([]);
  });

  test('hold what was asked for and is none of them', () => {
    const added = withAsked(whatChoices(), 'later-act', 'later-act')[0];
    expect(added).toEqual({ heading: null, choices: [{ value: 'later-act', text: 'later-act' }] });
    expect(withAsked(whatChoices(), 'people', 'x')).toEqual(whatChoices());
    expect(withAsked([], '', 'x')).toEqual([]);
  });
});

test('what is shown is said in words, each thing by itself', () => {
  const values = asked('who=a&what=reading&petition=p&from=2022-03-12');
  const filter = filterOf(values, 'UTC');
  const actors = [{ id: 'a', email: 'a@news.example', isStaff: true }];
  const petitions = [{ slug: 'p', title: 'Go further' }];
  const said = (more: object = {}) =>
    shownWords({ values, filter, actors, petitions, ...more } as never, timesIn('UTC'));
  expect(said().map(({ words }) => words)).toEqual([
    'Who: a@news.example',
    'What: Reading personal data',
    'Petition: Go further',
    'Done from (UTC): 12 March 2022, 00:00',
  ]);
  const unknown = said({ actors: [], petitions: [] }).map(({ words }) => words);
  expect(unknown.slice(0, 3)).toEqual([
    'Who: an account that is gone',
    'What: Reading personal data',
    'Petition: p',
  ]);
});

test('what the API refuses is said by the field where it stands', () => {
  const at = (name: string, code: 'WRONG_TYPE' | 'OUT_OF_RANGE') => ({
    ...{ path: ['filter', name], code },
  });
  const problems = recordProblems([
    at('actions', 'WRONG_TYPE'),
    at('from', 'WRONG_TYPE'),
    at('to', 'OUT_OF_RANGE'),
    at('constructor', 'WRONG_TYPE'),
    { path: ['after'], code: 'CURSOR_INVALID' },
  ]);
  expect(problems).toEqual([
    { field: 'what', text: 'This cannot be looked for.' },
    { field: 'from', text: expect.stringMatching(/^From: enter a date/) },
    { field: 'to', text: 'Choose an end that comes after the beginning, and before 2100' },
  ]);
});
