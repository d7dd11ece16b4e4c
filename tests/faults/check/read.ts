/** One look at a count, as its reader wrote it down. */
export type Read = {
  petition: string;
  by: 'count.json' | 'the first API' | 'the second API';
  /** When it was asked for, and when it came or was given up. */
  start: number;
  end: number;
  /** What came, and of when it says to be. */
  tally?: { value: number; asOf: number };
};
