import type { MailSink } from '../mail/sink.ts';
import type { Random } from '../random.ts';
import type { ProgramName } from '../site/pids.ts';
import type { FaultSite } from '../site/site.ts';

export type Arena = {
  readonly site: FaultSite;
  readonly sink: MailSink;
  readonly random: Random;
  /** What the second API's clock is set by, where it can be. */
  readonly clockFile: string;
  /** How many tries of the load have failed so far, and how many signatures were acknowledged. */
  failedTries(): number;
  acknowledged(): number;
  /** Ends early what only waits. */
  readonly signal: AbortSignal;
};

/** One kind of fault. */
export type Strike = {
  readonly name: string;
  /** How often it comes, compared with the others. */
  readonly weight: number;
  /** Takes long, so in its first turn it comes after the others. */
  readonly isSlow?: boolean;
  /** The least minutes that a run must last for it. */
  readonly minMinutes?: number;
  /**
   * What was taken by the mail server may not be marked after it, so that a mail comes twice: one for
   * each connection. So whatever ends the worker or the mail server, and what keeps Postgres away for
   * as long as a claim lasts: a shorter time, and a connection that is lost, the worker sits out.
   */
  readonly mayRepeatMail?: boolean;
  /** The programs that it may end; every other one has to go on. */
  readonly mayEnd?: readonly ProgramName[] | undefined;
  /** While it lasts no request may fail. */
  readonly isHarmless?: boolean;
  /** Why it cannot strike here; undefined where it can. */
  missing?(): string | undefined;
  /** Waits until it may begin; false when it may not. What fails before then is not its fault. */
  prepare?(arena: Arena): Promise<boolean>;
  /** Returns what it did, in a few words; undefined when there was nobody to be struck. */
  strike(arena: Arena): Promise<string | undefined>;
};
