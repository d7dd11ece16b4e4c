import { timeZones } from '@undersigned/shared/staff/time-zone.ts';

type Areas = [area: string, names: string[]][];

/** To choose from, by the part of the world; UTC, which lies in none, comes first. */
export function zonesByArea(chosen: string): Areas {
  const names = [...new Set([...timeZones(), chosen])];
  const byArea = Map.groupBy(names, (name) => (name.includes('/') ? name.split('/')[0]! : ''));
  return [...byArea].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Where a form that changes it leads back to: a page of the desk, as an address has it, or nowhere. */
export function wayBack(path: string): string | null {
  const url = URL.parse(path, 'http://desk.invalid');
  const isOwn = path.startsWith('/') && url?.host === 'desk.invalid';
  return isOwn && /^(?:\/uk)?\/staff(?:\/|$)/.test(url.pathname) ? url.pathname + url.search : null;
}
