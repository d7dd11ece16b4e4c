import { timeZones } from '@undersigned/shared/staff/time-zone.ts';

type Areas = [area: string, names: string[]][];

/** To choose from, by the part of the world; UTC, which lies in none, comes first. */
export function zonesByArea(chosen: string): Areas {
  const names = [...new Set([...timeZones(), chosen])];
  const byArea = Map.groupBy(names, (name) => (name.includes('/') ? name.split('/')[0]! : ''));
  return [...byArea].sort(([one], [other]) => (one < other ? -1 : 1));
}
