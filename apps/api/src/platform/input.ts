import type { FieldError } from '@undersigned/shared/errors.ts';
import { validate } from '@undersigned/shared/validate.ts';
import type * as v from 'valibot';
import { InputError } from './errors.ts';

/**
 * What is posted to a plain address. No GraphQL schema has looked at its names: one that nobody knows is
 * the caller's own text and is not said back, so the path ends where it stood.
 */
const BODY = 'body';

/** Checks an argument against the schema that the form uses too; throws BAD_USER_INPUT with every bad field. */
export function requireValid<const S extends Parameters<typeof validate>[0]>(
  schema: S,
  value: unknown,
  argument: string | readonly string[] = 'input',
): v.InferOutput<S> {
  const result = validate(schema, definedOnly(value));
  if (result.ok) return result.output as v.InferOutput<S>;
  const isUnknown = ({ code }: FieldError) => argument === BODY && code === 'UNKNOWN_FIELD';
  const known = result.fields.filter((field) => !isUnknown(field));
  const fields = known.map((field) => under(argument, field));
  if (known.length < result.fields.length) fields.push({ path: [BODY], code: 'UNKNOWN_FIELD' });
  throw new InputError(fields);
}

function under(argument: string | readonly string[], field: FieldError): FieldError {
  return { path: [argument, field.path].flat(), code: field.code };
}

/** GraphQL says null, or nothing, for what was left out; the schemas know only what is there. */
function definedOnly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined));
}
