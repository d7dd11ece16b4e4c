import { expect, test } from 'vitest';
import { changeText, changeTitle, type AlertChange } from './alert-change-words.ts';

const change = (more: Partial<AlertChange> = {}): AlertChange => ({
  ...{ kind: 'OFFLINE', change: 1_200, reason: 'Paper sheets.', role: 'CAMPAIGNER' },
  ...{ others: 0, decision: null, ...more },
});

test.each<[Partial<AlertChange>, string]>([
  [{}, '1,200 signatures entered from paper'],
  [{ change: -1_200 }, '1,200 signatures on paper taken off'],
  [{ kind: 'RELEASED' }, '1,200 held signatures released'],
  [{ kind: 'INVALIDATED', change: -1_200 }, '1,200 signatures invalidated'],
  [{ kind: 'REINSTATED' }, '1,200 signatures reinstated'],
  [{ kind: 'HELD', change: -1_200 }, '1,200 released signatures held again'],
])('what %j was is said in words', (more, words) => {
  expect(changeTitle(change(more), '1,200', 'en')).toBe(words);
});

test('the role and the reason are said, as a sentence each, and how much else is in it', () => {
  const means =
    'If nobody expected it, ask an administrator: the record says whose account it was.';
  expect(changeText(change(), false, 'en')).toBe(
    `Entered by a campaigner. The reason given: “Paper sheets.” ${means}`,
  );
  expect(changeText(change({ role: 'ADMIN', reason: 'Two rooms', others: 3 }), false, 'en')).toBe(
    `Entered by an administrator. The reason given: “Two rooms”. 3 smaller entries of that day are part of it. ${means}`,
  );
});

test('who approved it is said by their role, and what is undone by why it had been done', () => {
  expect(changeText(change({ kind: 'INVALIDATED', approverRole: 'ADMIN' }), false, 'en')).toContain(
    'Entered by a campaigner, approved by an administrator. The reason given: “Paper sheets.”',
  );
  expect(changeText(change({ kind: 'REINSTATED' }), false, 'en')).toContain(
    'Entered by a campaigner. They had been taken out because: “Paper sheets.”',
  );
  expect(changeText(change({ kind: 'HELD' }), false, 'uk')).toContain(
    'Їх було допущено з причини: «Paper sheets.»',
  );
});

test('in Ukrainian as well, in each of its plurals', () => {
  const others = (count: number) => changeText(change({ others: count }), false, 'uk');
  expect(others(1)).toContain('Сюди входить також 1 менший запис того дня.');
  expect(others(2)).toContain('Сюди входять також 2 менші записи того дня.');
  expect(others(5)).toContain('Сюди входить також 5 менших записів того дня.');
  expect(others(0)).toContain('Зазначена причина: «Paper sheets.» Якщо ніхто');
});

test('who may look in the record is not sent to an administrator', () => {
  const said = changeText(change(), true, 'en');
  expect(said).toContain('the record says whose account it was');
  expect(said).not.toMatch(/administrator/);
});
