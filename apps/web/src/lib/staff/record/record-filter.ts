/** By what the record is looked through, as its address says it. */
export const FIELDS = ['who', 'what', 'petition', 'from', 'to'] as const;
export type FieldName = (typeof FIELDS)[number];
/** An account stands there by its id: an address of the desk names nobody. */
export type FieldValues = Record<FieldName, string>;

/** So many days that end with this one, or all there are. */
export const DAYS = ['1', '7', '30', 'all'] as const;
export type Days = (typeof DAYS)[number];

export function valuesOf(params: URLSearchParams): FieldValues {
  const entries = FIELDS.map((name) => [name, (params.get(name) ?? '').trim()]);
  return Object.fromEntries(entries) as FieldValues;
}

/** What is said, without what is said otherwise. */
export function searchOf(values: FieldValues, other: Partial<FieldValues> = {}): string {
  const said = Object.entries({ ...values, ...other }).filter(([, value]) => value !== '');
  return new URLSearchParams(said).toString();
}
