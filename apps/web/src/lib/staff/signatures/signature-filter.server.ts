import type { StaffSignatureFilter } from '@undersigned/shared/generated/staff/graphql.ts';
import { momentIn } from '../time/local-time.server.ts';
import { TIMES, type FieldName, type FieldValues } from './filter-names.ts';

/** As the API takes it. What says nothing is left out; fields for a date and a time are of that zone. */
export function filterOf(
  values: FieldValues,
  names: readonly FieldName[],
  timeZone: string,
): StaffSignatureFilter {
  const said = names.filter((name) => values[name] !== '');
  return Object.fromEntries(
    said.map((name) => [name, isTime(name) ? momentOf(values[name], timeZone) : values[name]]),
  );
}

function isTime(name: FieldName): boolean {
  return (TIMES as readonly string[]).includes(name);
}

/** To the millisecond, as decisions have it. What is no time goes on as it is: the API says what is wrong. */
function momentOf(value: string, timeZone: string): string {
  return momentIn(value, timeZone, { exactly: true })?.toISOString() ?? value;
}
