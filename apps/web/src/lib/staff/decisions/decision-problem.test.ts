import { expect, test } from 'vitest';
import { ApiError } from '#lib/server/api.ts';
import { decisionProblem } from './decision-problem.ts';

const at = (name: string, code: string) => ({
  fields: [{ path: ['input', name], code }] as ApiError['fields'],
});

test.each([
  ['others by now', new ApiError('CONFLICT'), /^The signatures are others by now/],
  [
    'decided already',
    new ApiError('CONFLICT', { reason: 'ALREADY_DECIDED' }),
    /^The same is being decided about already/,
  ],
  [
    'picks above the day’s room',
    new ApiError('RATE_LIMITED'),
    /\(1,000\)\. Choose all that a filter/,
  ],
  [
    'a pick that is none',
    new ApiError('BAD_USER_INPUT', at('ids', 'TOKEN_INVALID')),
    /are others by now/,
  ],
])('%s: says why nothing was decided', (_, error, text) => {
  expect(decisionProblem(error)).toEqual({ text: expect.stringMatching(text) });
});

test('a reason that is missing is put right at its field', () => {
  const problem = decisionProblem(new ApiError('BAD_USER_INPUT', at('reason', 'REQUIRED')));
  expect(problem?.href).toBe('#reason');
});

test('what every page says is left to the page', () => {
  expect(decisionProblem(new ApiError('FORBIDDEN'))).toBeNull();
});
