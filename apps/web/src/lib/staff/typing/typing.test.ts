import { beforeEach, describe, expect, test } from 'vitest';
import { keepTyping, loseTyping, takeTyping, type Typing } from './typing.ts';

const kept = new Map<string, string>();
const tab = () => ({
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
});
beforeEach(() => kept.clear());

const HERE = { path: '/staff/petitions/p/paper', who: 'carla@news.example', at: 1_000_000 };
const typing: Typing = { ...HERE, isLost: false, fields: [['note', 'Rooms']], rest: [] };

describe('what was typed into a form', () => {
  test('is put back where the form came to nothing, once', () => {
    keepTyping(tab, typing);
    expect(loseTyping(tab)).toBe(true);
    expect(takeTyping(tab, HERE)).toEqual([['note', 'Rooms']]);
    expect(takeTyping(tab, HERE)).toEqual([]);
  });

  test('is forgotten once the form has arrived', () => {
    keepTyping(tab, typing);
    expect(takeTyping(tab, HERE)).toEqual([]);
    expect(kept.size).toBe(0);
    expect(loseTyping(tab)).toBe(false);
  });

  test.each([
    ['for another person', { who: 'edith@news.example' }],
    ['on another page', { path: '/staff/petitions/q/paper' }],
    ['an hour later', { at: HERE.at + 3_600_000 }],
  ])('is not put back %s, and is forgotten', (_how, other) => {
    keepTyping(tab, { ...typing, isLost: true, rest: [['reason', 'Why']] });
    expect(takeTyping(tab, { ...HERE, ...other })).toEqual([]);
    expect(kept.size).toBe(0);
  });

  test('waits for the step that it belongs to, while others are sent', () => {
    keepTyping(tab, { ...typing, rest: [['reason', 'Why']] });
    expect(takeTyping(tab, HERE)).toEqual([['reason', 'Why']]);
  });

  test.each(['', '{', 'null', '5', '"x"'])('is nothing where the tab holds %j', (text) => {
    kept.set('typing', text);
    expect(loseTyping(tab)).toBe(false);
    kept.set('typing', text);
    expect(takeTyping(tab, HERE)).toEqual([]);
  });

  test('is lost, and nothing else, in a browser that keeps nothing for us', () => {
    const refused = () => {
      throw new Error('SecurityError');
    };
    keepTyping(refused, typing);
    expect([loseTyping(refused), takeTyping(refused, HERE)]).toEqual([false, []]);
  });
});
