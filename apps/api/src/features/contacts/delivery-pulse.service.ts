import type pg from 'pg';
import { NOTE_MAILS } from './delivery-queue.queries.ts';

type Counted = { sent: number; failed: number; shut: number };

/** Counts what becomes of mails, as a `MailMinute` tells it. */
export type Pulse = {
  note: (change: Partial<Counted>) => void;
  /** Writes down what was not yet. */
  end: () => Promise<void>;
};

const NOTE_EVERY_MS = 1_000;

/**
 * Written at most once a second: a row that every mail changes would be the slowest part of sending it.
 * What is lost with the database, or with the program, is a second of a figure.
 */
export function createPulse(pool: pg.Pool): Pulse {
  let counted = nothing();
  let notedAt = -Infinity;

  async function write(): Promise<void> {
    const { sent, failed, shut } = counted;
    if (sent + failed + shut === 0) return;
    counted = nothing();
    notedAt = performance.now();
    await pool.query(NOTE_MAILS, [sent, failed, shut]).catch(() => {});
  }

  return {
    note({ sent = 0, failed = 0, shut = 0 }) {
      counted.sent += sent;
      counted.failed += failed;
      counted.shut += shut;
      if (performance.now() - notedAt >= NOTE_EVERY_MS) void write();
    },
    end: write,
  };
}

function nothing(): Counted {
  return { sent: 0, failed: 0, shut: 0 };
}
