import { expect, test } from 'vitest';
import type { Decision, SignAct } from './signature.act.ts';
import { holdDuplicate, holdSuspects, markOf } from './signature-holding.rules.ts';

const nothing = { holders: new Map<string, string>(), marks: new Set<string>() };

function signing(contactId: string, looseId: string | null, heldBecause: string | null = null) {
  return {
    ...{ kind: 'sign', petitionId: 'petition', contactId, setAsideTag: Buffer.from(contactId) },
    submission: { looseId, heldBecause },
  } as SignAct;
}
const reasons = (acts: SignAct[], known = nothing) =>
  (holdSuspects(acts, known) as SignAct[]).map(({ submission }) => submission.heldBecause);

function confirming(contactId: string, looseId: string | null): Decision {
  const row = { petitionId: 'petition', contactId, looseId, state: 'CONFIRMED', heldBecause: null };
  return { row: row as Decision['row'], answer: 'confirmed', confirmed: true, ledger: 'confirmed' };
}

test('who signs with another spelling of a mailbox that counts waits, and its holder does not', () => {
  const known = { ...nothing, holders: new Map([['petition box', 'a']]) };
  const acts = [
    signing('b', 'box'),
    signing('a', 'box'),
    signing('c', 'other'),
    signing('d', null),
  ];
  expect(reasons(acts, known)).toEqual(['possible-duplicate', null, null, null]);
});

test('one that nobody has confirmed keeps nobody waiting', () => {
  expect(reasons([signing('stranger', 'box'), signing('owner', 'box')])).toEqual([null, null]);
});

test('of several that confirm at once the first counts, and the others wait uncounted', () => {
  const holders = new Map<string, string>();
  const outcome = (decision: Decision) => {
    const { row, answer, confirmed, ledger, mail } = holdDuplicate(decision, holders);
    return [row!.state, row!.heldBecause, answer, confirmed, ledger, mail];
  };
  expect(outcome(confirming('a', 'box'))).toEqual([
    'CONFIRMED',
    null,
    'confirmed',
    true,
    'confirmed',
    undefined,
  ]);
  expect(outcome(confirming('b', 'box'))).toEqual([
    'HELD',
    'possible-duplicate',
    'held',
    undefined,
    undefined,
    undefined,
  ]);
  expect(outcome(confirming('c', null))[0]).toBe('CONFIRMED');
  expect(outcome(confirming('a', 'box'))[0]).toBe('CONFIRMED');
});

test('what was erased while it was set aside is set aside again, whatever else is said of it', () => {
  const act = signing('a', 'box', 'disposable-domain');
  const known = { ...nothing, marks: new Set([markOf(act)]) };
  expect(reasons([act, signing('b', null)], known)).toEqual(['erased-while-held', null]);
});

test('a reason that was there before stays', () => {
  const known = { ...nothing, holders: new Map([['petition box', 'a']]) };
  expect(reasons([signing('b', 'box', 'busy-network')], known)).toEqual(['busy-network']);
});
