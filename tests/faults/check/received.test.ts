import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { timeOrderedUuid } from '../../../apps/api/src/platform/uuid.ts';
import { receivedFrom } from './received.ts';

test('thousands of mails of one moment are told apart, each with its person', () => {
  const came = Array.from({ length: 3_000 }, (_, i): [number, string] => [i, timeOrderedUuid(1)]);
  const received = receivedFrom([...came, came[1234]!]);
  for (const [person, id] of came) expect(received.find(id)).toEqual({ person });
  expect(received.find(randomUUID())).toBeUndefined();
  expect([received.arrived, received.repeats.length]).toEqual([3_001, 1]);
});

test('a mail to nobody of ours belongs to nobody', () => {
  const id = randomUUID();
  expect(receivedFrom([[-1, id]]).find(id)).toEqual({ person: undefined });
});

test('each repeat has its own time, and that of the copy before it, however the log is ordered', () => {
  const id = randomUUID();
  const { repeats } = receivedFrom([
    [7, id, 500],
    [8, randomUUID(), 600],
    [7, id, 900],
    [7, id, 100],
  ]);
  expect(repeats).toEqual([
    { person: 7, before: 100, at: 500 },
    { person: 7, before: 500, at: 900 },
  ]);
});
