import { UserError } from '../../platform/errors.ts';

/** Ids that we gave out are of these characters: no other is looked for. */
export function requireId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new UserError('NOT_FOUND');
  return id;
}

export function requireUuid(id: string): string {
  if (!isUuid(id)) throw new UserError('NOT_FOUND');
  return id;
}

export const isUuid = (id: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
