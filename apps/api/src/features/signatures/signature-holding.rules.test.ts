import { expect, test } from 'vitest';
import type { SignAct } from './signature.act.ts';
import { holdSuspects, markOf } from './signature-holding.rules.ts';

const nothing = { firsts: new Map<string, string>(), marks: new Set<string>() };

function signing(contactId: string, looseId: string | null, heldBecause: string | null = null) {
  return {
    ...{ kind: 'sign', petitionId: 'petition', contactId, setAsideTag: Buffer.from(contactId) },
    submission: { looseId, heldBecause },
  } as SignAct;
}
const outcomes = (acts: SignAct[], known = nothing) =>
  (holdSuspects(acts, known) as SignAct[]).map(({ submission }) => [
    submission.heldBecause,
    submission.looseId,
  ]);

test('of one mailbox in a batch the first counts and keeps its place, the others wait', () => {
  const acts = [
    signing('a', 'box'),
    signing('b', 'box'),
    signing('c', 'other'),
    signing('d', null),
  ];
  expect(outcomes(acts)).toEqual([
    [null, 'box'],
    ['possible-duplicate', null],
    [null, 'other'],
    [null, null],
  ]);
});

test('whoever was first before stays it, also when they sign again', () => {
  const known = { ...nothing, firsts: new Map([['petition box', 'a']]) };
  expect(outcomes([signing('b', 'box'), signing('a', 'box')], known)).toEqual([
    ['possible-duplicate', null],
    [null, 'box'],
  ]);
});

test('what was erased while it was set aside is set aside again, whatever else is said of it', () => {
  const act = signing('a', 'box', 'disposable-domain');
  const known = { ...nothing, marks: new Set([markOf(act)]) };
  expect(outcomes([act, signing('b', null)], known)).toEqual([
    ['erased-while-held', 'box'],
    [null, null],
  ]);
});

test('a reason that was there before stays', () => {
  const acts = [signing('a', 'box'), signing('b', 'box', 'busy-network')];
  expect(outcomes(acts)[1]).toEqual(['busy-network', null]);
});
