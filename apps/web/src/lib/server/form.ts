import { error } from '@sveltejs/kit';
import type { FieldError } from '@undersigned/shared/errors.ts';

/** A form's text fields. What is missing, or is a file, reads as nothing typed. */
export async function readForm<Name extends string>(
  request: Request,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const form = await readFormData(request);
  const entries = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** For a form whose fields repeat. */
export const readFormData = (request: Request): Promise<FormData> =>
  request.formData().catch(refuse);

/** A body that is no form at all comes from no page of ours. */
function refuse(cause: unknown): never {
  if (cause instanceof TypeError) error(400, { message: 'BAD_USER_INPUT', code: 'BAD_USER_INPUT' });
  throw cause;
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
