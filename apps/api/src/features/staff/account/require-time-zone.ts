import { parseTimeZone } from '@undersigned/shared/staff/time-zone.ts';
import { InputError } from '../../../platform/errors.ts';

/** The argument `timeZone`, by the name that the zone has today. */
export function requireTimeZone(raw: string): string {
  const zone = parseTimeZone(raw);
  if (!zone.ok) throw new InputError([{ path: ['timeZone'], code: zone.code }]);
  return zone.value;
}
