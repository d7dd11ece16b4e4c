import type { FieldError } from '@undersigned/shared/errors.ts';
import { ApiError } from './api.ts';

/** A form's text fields. What is missing, or is a file, reads as nothing typed. */
export async function readForm<Name extends string>(
  request: Request,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const form = await request.formData();
  const entries = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** What the API found wrong with the fields of a form; anything else it refused is thrown on. */
export function fieldErrorsOf<Field extends string>(
  fields: FieldError[],
  names: readonly Field[],
): { field: Field; code: FieldError['code'] }[] {
  return fields.flatMap(({ path, code }) => {
    const field = names.find((name) => name === path.at(-1));
    return field ? [{ field, code }] : [];
  });
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}
