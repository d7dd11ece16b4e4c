import { MAIL_LATE_AFTER_MINUTES } from '@undersigned/shared/limits.ts';

/**
 * What became of mails in a minute: taken by the mail server; not taken at their first try, so that each
 * counts once; and tries at which the server took nothing from us at all, or was not there.
 */
export type MailMinute = { at: Date; sent: number; failed: number; shut: number };

/** `waiting`: how many are due, or were tried in vain. `minutes`: the last quarter of an hour. */
export type MailQueue = {
  now: Date;
  firstDueAt: Date | null;
  waiting: number;
  minutes: MailMinute[];
};

/** Since when mails wait or are refused, how many those are, and when that was seen. */
export type MailTrouble = { since: Date; mails: number; seenAt: Date };

const LATE_MS = MAIL_LATE_AFTER_MINUTES * 60_000;
const MINUTE_MS = 60_000;
/** Fewer are wrong addresses, or full mailboxes. */
const FAILED_AT_LEAST = 10;

/**
 * Whether mails stand still, are late, or are mostly refused. A mail that is tried in vain is put off each
 * time, so that it is never late: what tells is that the server takes nothing from us. One mailbox that
 * is full is no trouble of the queue. `wasInTrouble`: it is over once something was taken again.
 */
export function findMailTrouble(queue: MailQueue, wasInTrouble: boolean): MailTrouble | null {
  const since = troubleSince(queue, wasInTrouble);
  const mails = Math.max(queue.waiting, sum(queue.minutes, 'failed'));
  return since && { since, mails, seenAt: queue.now };
}

function troubleSince(queue: MailQueue, wasInTrouble: boolean): Date | null {
  const { now, firstDueAt, waiting, minutes } = queue;
  const isOver = (at: Date, ms: number) => now.getTime() - at.getTime() > ms;
  if (firstDueAt && isOver(firstDueAt, LATE_MS)) return firstDueAt;
  const shutSince = firstShut(minutes);
  // The minute is told by its beginning.
  if (shutSince && waiting > 0 && isOver(shutSince, LATE_MS + MINUTE_MS)) return shutSince;
  const sent = sum(minutes, 'sent');
  const failed = sum(minutes, 'failed');
  if (failed >= FAILED_AT_LEAST && failed > sent) return minutes.find((one) => one.failed > 0)!.at;
  return wasInTrouble && waiting > 0 && sent === 0 ? now : null;
}

/** Since when the server has been taking nothing: after the last minute in which it took something. */
function firstShut(minutes: MailMinute[]): Date | null {
  const last = minutes.findLastIndex(({ sent }) => sent > 0);
  return minutes.slice(last + 1).find(({ shut }) => shut > 0)?.at ?? null;
}

function sum(minutes: MailMinute[], of: 'sent' | 'failed'): number {
  return minutes.reduce((all, minute) => all + minute[of], 0);
}
