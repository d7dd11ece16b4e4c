import * as v from 'valibot';
import type { Parsed } from './parsed.ts';

export function field<Value>(parse: (raw: string) => Parsed<Value>) {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): Value => {
      const parsed = parse(dataset.value);
      if (parsed.ok) return parsed.value;
      addIssue({ message: parsed.code });
      return NEVER;
    }),
  );
}
