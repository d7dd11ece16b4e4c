export type TrafficKind = 'ALL' | 'NETWORK' | 'DOMAIN' | 'COUNTRY';

/** How many signed in the last minute, and in the minutes of the hour before, with one thing in common. */
export type Traffic = { kind: TrafficKind; name: string; now: number; before: number };
export type Unusual = { kind: TrafficKind; name: string; peak: number; usual: number };

export const MINUTES_BEFORE = 60;

/** Below that nobody is called, whatever was usual: a class signs from one room, a mention brings a hundred. */
const AT_LEAST: Record<TrafficKind, number> = { NETWORK: 20, DOMAIN: 30, COUNTRY: 60, ALL: 120 };
const TIMES_USUAL = 3;
/** Chance alone goes that far beyond what is usual about once in a billion minutes. */
const DEVIATIONS = 6;
/** From fewer nobody can tell what is usual. */
const ENOUGH_BEFORE = 100;

/**
 * What is far above its usual. When everybody comes, each country and domain brings more: what it
 * usually has of all is usual of more, too.
 */
export function findUnusual(traffic: Traffic[]): Unusual[] {
  const all = traffic.find(({ kind }) => kind === 'ALL');
  if (!all) return [];
  return traffic.flatMap(({ kind, name, now, before }) => {
    const isNew = all.before < ENOUGH_BEFORE;
    // At the beginning one country is most of it, and one provider: that says nothing.
    if (isNew && (kind === 'DOMAIN' || kind === 'COUNTRY')) return [];
    const share = kind === 'ALL' || isNew ? 0 : before / all.before;
    const usual = Math.max(before / MINUTES_BEFORE, share * all.now);
    const limit = Math.max(
      AT_LEAST[kind],
      TIMES_USUAL * usual,
      usual + DEVIATIONS * Math.sqrt(usual),
    );
    return now >= limit ? [{ kind, name, peak: Math.round(now), usual }] : [];
  });
}
