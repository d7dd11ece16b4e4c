import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PETITIONS, personOf } from '../people.ts';
import { createNumbers, type Numbers } from './numbers.ts';

/** What is known of a person's acts, as bits. */
export const TRIED = { S: 1, C: 4, W: 16, D: 64 } as const;
export const ACKED = { S: 2, C: 8, W: 32, D: 128 } as const;
/** A try of the sign act got no answer, so it may have come to something late. */
export const UNANSWERED = 256;

type Act = keyof typeof ACKED;
type Times = {
  confirmTried: Numbers;
  confirmAcked: Numbers;
  withdrawTried: Numbers;
  withdrawAcked: Numbers;
};

export type Evidence = {
  /** By person. */
  marks: Uint16Array;
  /** Of the links that were mailed for a person's first signing, of those who used one. */
  epochs: Map<number, number>;
  acked: Record<Act, number>;
  /** By petition. */
  times: Map<string, Times>;
  signAcked: Numbers;
  /** `refused`: when somebody was told that there is too much to do. */
  failures: { at: Numbers; refused: Numbers; why: Map<string, number> };
  refusals: Map<string, number>;
  /** People who still had no answer long after the last fault. */
  gaveUp: Map<string, number>;
};

export function emptyEvidence(): Evidence {
  return {
    marks: new Uint16Array(1024),
    epochs: new Map(),
    acked: { S: 0, C: 0, W: 0, D: 0 },
    times: new Map(PETITIONS.map((petition) => [petition, emptyTimes()])),
    signAcked: createNumbers(),
    failures: { at: createNumbers(), refused: createNumbers(), why: new Map() },
    refusals: new Map(),
    gaveUp: new Map(),
  };
}

/** Reads what the load wrote down, line by line: the logs are larger than memory should be. */
export async function readEvidence(files: string[]): Promise<Evidence> {
  const evidence = emptyEvidence();
  for (const file of files) {
    for await (const line of createInterface(createReadStream(file))) takeLine(evidence, line);
  }
  return evidence;
}

export function takeLine(evidence: Evidence, line: string): void {
  const [letter = '', number, time, ...rest] = line.split(' ');
  const [person, at] = [Number(number), Number(time)];
  const act = letter.toUpperCase() as Act;
  if (letter === 'f') {
    const why = rest.join(' ');
    evidence.failures[why === '503 OVERLOADED' ? 'refused' : 'at'].push(at);
    add(evidence.failures.why, why);
  } else if (letter === 'x') add(evidence.refusals, rest.join(' '));
  else if (letter === 'g') add(evidence.gaveUp, rest.join(' '));
  else if (letter === 'r') mark(evidence, person, UNANSWERED);
  else if (letter === 'e') evidence.epochs.set(person, Number(rest[0]));
  else if (letter === act) {
    mark(evidence, person, ACKED[act]);
    evidence.acked[act] += 1;
    if (act === 'S') evidence.signAcked.push(at);
    note(evidence, person, act, at, 'Acked');
  } else {
    mark(evidence, person, TRIED[act]);
    note(evidence, person, act, at, 'Tried');
  }
}

function mark(evidence: Evidence, person: number, bits: number): void {
  if (person >= evidence.marks.length) {
    const more = new Uint16Array(Math.max(person + 1, evidence.marks.length * 2));
    more.set(evidence.marks);
    evidence.marks = more;
  }
  evidence.marks[person]! |= bits;
}

function note(evidence: Evidence, person: number, act: Act, at: number, what: 'Tried' | 'Acked') {
  if (act !== 'C' && act !== 'W') return;
  const times = evidence.times.get(personOf(person).petition)!;
  times[`${act === 'C' ? 'confirm' : 'withdraw'}${what}`].push(at);
}

function emptyTimes(): Times {
  return {
    confirmTried: createNumbers(),
    confirmAcked: createNumbers(),
    withdrawTried: createNumbers(),
    withdrawAcked: createNumbers(),
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
