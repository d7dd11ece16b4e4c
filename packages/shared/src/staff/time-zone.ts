import { accept, refuse, type Parsed } from '../parsed.ts';

export const UTC = 'UTC';

/** Runtimes go on calling these by a name that they no longer have. */
const CALLED_TODAY: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const LONGEST_NAME = 64;

/** Every time zone that somebody may choose, by its name of today. */
export function timeZones(): string[] {
  const known = Intl.supportedValuesOf('timeZone').map(nameOfToday);
  return [UTC, ...known.filter((name) => name !== UTC).sort()];
}

/** A zone by its IANA name, older names included: as it is called today. */
export function parseTimeZone(raw: string): Parsed<string> {
  const name = raw.length <= LONGEST_NAME ? runtimeName(raw) : null;
  return name === null ? refuse('TIME_ZONE_UNKNOWN') : accept(nameOfToday(name));
}

/** Whether both are the same zone, by whichever names. */
export function isSameZone(one: string, other: string): boolean {
  const name = runtimeName(one);
  return name !== null && name === runtimeName(other);
}

/** What the runtime calls it; null where it knows none of that name. Offsets such as +02:00 are no zones. */
export function runtimeName(zone: string): string | null {
  if (!/^[a-z]/i.test(zone)) return null;
  const older = Object.keys(CALLED_TODAY).find((name) => CALLED_TODAY[name] === zone);
  for (const name of older ? [zone, older] : [zone]) {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      // An older runtime knows the older name only.
    }
  }
  return null;
}

function nameOfToday(name: string): string {
  return CALLED_TODAY[name] ?? name;
}
