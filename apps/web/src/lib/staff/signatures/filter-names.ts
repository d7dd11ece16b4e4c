const TEXTS = ['country', 'source', 'emailDomain', 'ipRange', 'network', 'domain'] as const;
export const TIMES = ['from', 'to'] as const;
const CHOICES = ['state', 'heldBecause'] as const;

/** A whole address is none of these: what a form sends by GET stands in histories and logs. */
export const CRITERIA = [...TEXTS, ...TIMES] as const;
export const FIELDS = [...CRITERIA, ...CHOICES] as const;
/** What held ones are decided by: they are all of one state. */
export const OF_HELD = [...CRITERIA, 'heldBecause'] as const;
export type FieldName = (typeof FIELDS)[number];
export type FieldValues = Record<FieldName, string>;

/** What an address says of them; what says nothing is left out. */
export function searchOf(values: FieldValues, names: readonly FieldName[] = FIELDS): string {
  const said = names.filter((name) => values[name] !== '').map((name) => [name, values[name]]);
  return new URLSearchParams(said as [string, string][]).toString();
}

/** What a form holds, of an address or of a body. */
export function valuesOf(form: URLSearchParams | FormData): FieldValues {
  const entries = FIELDS.map((name) => [name, String(form.get(name) ?? '').trim()]);
  return Object.fromEntries(entries) as FieldValues;
}

/** Whether they ask for something else. Browsers write a T where an address may have a space. */
export const differ = (
  one: FieldValues,
  other: FieldValues,
  names: readonly FieldName[],
): boolean => names.some((name) => one[name].replace(' ', 'T') !== other[name].replace(' ', 'T'));

/** Whether an invalidation can be about what is asked for: it knows these, and no other state. */
export const isForInvalidation = (values: FieldValues): boolean =>
  searchOf(values, CRITERIA) !== '' &&
  values.heldBecause === '' &&
  ['', 'CONFIRMED', 'PENDING'].includes(values.state);
