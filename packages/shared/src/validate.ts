import * as v from 'valibot';
import type { FieldCode, FieldError } from './errors.ts';

type InputSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;
type Validated<Schema extends InputSchema> =
  { ok: true; output: v.InferOutput<Schema> } | { ok: false; fields: FieldError[] };

/** Paths start at the schema's root; no answer ever holds a value of the input. */
export function validate<const Schema extends InputSchema>(
  schema: Schema,
  input: unknown,
): Validated<Schema> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  if (result.success) return { ok: true, output: result.output };
  const known = result.issues.filter((issue) => !isUnknownKey(issue));
  return { ok: false, fields: [...known.map(fieldError), ...unknownFields(schema, input)] };
}

function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function fieldError(issue: v.BaseIssue<unknown>): FieldError {
  return { path: (issue.path ?? []).map(({ key }) => String(key)), code: codeOf(issue) };
}

function codeOf(issue: v.BaseIssue<unknown>): FieldCode {
  // Only our own parsers transform, and their message is a code.
  if (issue.kind === 'transformation') return issue.message as FieldCode;
  return issue.received === 'undefined' || issue.received === 'null' ? 'REQUIRED' : 'WRONG_TYPE';
}

// Valibot stops at the first unknown key; a caller should hear of all of them at once.
function unknownFields(schema: InputSchema, input: unknown): FieldError[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.keys(input)
    .filter((key) => !Object.hasOwn(schema.entries, key))
    .map((key) => ({ path: [key], code: 'UNKNOWN_FIELD' }));
}
