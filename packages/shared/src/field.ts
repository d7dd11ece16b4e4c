import * as v from 'valibot';
import type { Parsed } from './parsed.ts';

export function field<Value>(parse: (raw: string) => Parsed<Value>) {
  return v.pipe(v.string(), parsedBy(parse));
}

export function numberField<Value>(parse: (raw: number) => Parsed<Value>) {
  return v.pipe(v.number(), parsedBy(parse));
}

function parsedBy<Raw, Value>(parse: (raw: Raw) => Parsed<Value>) {
  return v.rawTransform<Raw, Value>(({ dataset, addIssue, NEVER }): Value => {
    const parsed = parse(dataset.value);
    if (parsed.ok) return parsed.value;
    addIssue({ message: parsed.code });
    return NEVER;
  });
}
