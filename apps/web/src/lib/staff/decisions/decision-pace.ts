type Moving = {
  state: string;
  expected: number;
  affected: number;
  reinstated: number;
  beganAt?: string | null | undefined;
  movedAt?: string | null | undefined;
};

export type Pace =
  | { kind: 'begins' }
  /** It has not been long enough under way to tell. */
  | { kind: 'begun' }
  /** Nobody carries it out. */
  | { kind: 'stands'; since: string }
  | { kind: 'goes'; perMinute: number; secondsLeft: number };

/** The worker looks every minute, and has other decisions in hand as well. */
const STANDS_AFTER_MS = 90_000;
const TELLS_AFTER_MS = 2_000;

/** How many of how many. A decision that is being undone goes the way back. */
export function progressOf(decision: Moving): [number, number] {
  const { expected, affected, reinstated } = decision;
  return isBack(decision) ? [reinstated, affected] : [affected, expected];
}

/** Whether it is being undone, or was. */
export const isBack = ({ state }: Pick<Moving, 'state'>): boolean =>
  state === 'REINSTATING' || state === 'REINSTATED';

/** How fast it goes, by all that it has done since it began; `now` is when that was read. */
export function paceOf(decision: Moving, now: number): Pace {
  const [done, all] = progressOf(decision);
  const began = Date.parse(decision.beganAt ?? '');
  const moved = Date.parse(decision.movedAt ?? '');
  const since = decision.movedAt ?? decision.beganAt;
  if (since && now - Date.parse(since) > STANDS_AFTER_MS) return { kind: 'stands', since };
  const tookMs = moved - began;
  if (done === 0 && !decision.movedAt) return { kind: 'begins' };
  if (done === 0 || !(tookMs >= TELLS_AFTER_MS)) return { kind: 'begun' };
  const perMs = done / tookMs;
  return {
    kind: 'goes',
    perMinute: roughly(perMs * 60_000),
    secondsLeft: Math.ceil(Math.max(0, all - done) / perMs / 1_000),
  };
}

/** To two figures: the next chunk makes it another one. */
const roughly = (count: number): number => Number(count.toPrecision(2));
