import { expect, test } from 'vitest';
import { atStart, inSentence } from './addressee.ts';

test('an addressee reads well within a sentence and at the start of a line', () => {
  expect(inSentence('The UK government')).toBe('the UK government');
  expect(inSentence('Theresa Example MP')).toBe('Theresa Example MP');
  expect(inSentence('Parliament')).toBe('Parliament');
  expect(atStart('the UK government')).toBe('The UK government');
});
