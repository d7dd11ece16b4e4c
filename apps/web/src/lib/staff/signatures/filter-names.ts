const TEXTS = ['country', 'source', 'emailDomain', 'ipRange', 'network', 'domain'] as const;
export const TIMES = ['from', 'to'] as const;
const CHOICES = ['state', 'heldBecause'] as const;

/** A whole address is none of these: what a form sends by GET stands in histories and logs. */
export const CRITERIA = [...TEXTS, ...TIMES] as const;
export const FIELDS = [...CRITERIA, ...CHOICES] as const;
export type FieldName = (typeof FIELDS)[number];
export type FieldValues = Record<FieldName, string>;

/** What an address says of them; what says nothing is left out. */
export function searchOf(values: FieldValues, names: readonly FieldName[] = FIELDS): string {
  const said = names.filter((name) => values[name] !== '').map((name) => [name, values[name]]);
  return new URLSearchParams(said as [string, string][]).toString();
}
