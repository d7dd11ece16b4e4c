import type { MailSink } from '../mail/sink.ts';
import type { Random } from '../random.ts';
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
  /** The least minutes that a run must last for it. */
  readonly minMinutes?: number;
  /** A mail may come twice after it: one for each connection to the mail server. */
  readonly mayRepeatMail?: boolean;
  /** While it lasts no request may fail. */
  readonly isHarmless?: boolean;
  /** Why it cannot strike here; undefined where it can. */
  missing?(): string | undefined;
  /** Waits until it may begin; false when it may not. What fails before then is not its fault. */
  prepare?(arena: Arena): Promise<boolean>;
  /** Returns what it did, in a few words; undefined when there was nobody to be struck. */
  strike(arena: Arena): Promise<string | undefined>;
};
