import { openJournal } from '../journal.ts';
import { now } from '../time.ts';

/**
 * One line for each thing that a person began or got an answer to: letter, person, milliseconds.
 * Small letters: is about to be sent for the first time. Capitals: was acknowledged.
 */
const ACTS = { sign: 'S', confirm: 'C', withdraw: 'W', disown: 'D' } as const;
export type ActName = keyof typeof ACTS;

/** A try of a sign act that may come to something later: no answer came. */
const UNANSWERED = 'r';
/** The epoch of the links that were mailed for the first signing. */
const LINKED = 'e';
const REFUSED = 'x';
const FAILED = 'f';
const GAVE_UP = 'g';

export type LoadLog = ReturnType<typeof openLoadLog>;

export function openLoadLog(file: string) {
  const journal = openJournal(file);
  const counts = { signed: 0, confirmed: 0, failed: 0 };
  const write = (letter: string, number: number, rest = '') =>
    journal.write(`${letter} ${number} ${now().toFixed(3)}${rest}`);
  return {
    counts,
    attempts: (act: ActName, person: number) => write(ACTS[act].toLowerCase(), person),
    acknowledged(act: ActName, person: number) {
      write(ACTS[act], person);
      if (act === 'sign') counts.signed += 1;
      if (act === 'confirm') counts.confirmed += 1;
    },
    unanswered: (person: number) => write(UNANSWERED, person),
    linked: (person: number, epoch: number) => write(LINKED, person, ` ${epoch}`),
    /** An answer that no fault explains. */
    refused: (act: ActName, person: number, code: string) =>
      write(REFUSED, person, ` ${act} ${code}`),
    /** A try without an answer, or with one that says: not now. */
    failed(target: number, why: string) {
      write(FAILED, target, ` ${why}`);
      counts.failed += 1;
    },
    gaveUp: (person: number, where: string) => write(GAVE_UP, person, ` ${where}`),
    close: () => journal.close(),
  };
}
