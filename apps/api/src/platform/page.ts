import { LIST_PAGE_MAX_ITEMS } from '@undersigned/shared/limits.ts';
import { Field, ObjectType } from 'type-graphql';
import { InputError } from './errors.ts';

/** Relay's PageInfo, for every list. */
@ObjectType('PageInfo')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

/** A place in a list: the sort key of its row, so that a page costs the same at any depth. */
export type Cursor = { at: Date; id: string };

export function requireFirst(first: number, argument = 'first'): number {
  if (first >= 1 && first <= LIST_PAGE_MAX_ITEMS) return first;
  throw new InputError([{ path: [argument], code: 'OUT_OF_RANGE' }]);
}

export function requireCursor(after: string | null, argument = 'after'): Cursor | null {
  if (after === null) return null;
  const [time = '', id = ''] = Buffer.from(after, 'base64url').toString('latin1').split(' ');
  const at = new Date(time);
  // Only what we write ourselves: other spellings of a time reach years that no database knows.
  const isTime = /^\d{4}-/.test(time) && !Number.isNaN(at.getTime()) && at.toISOString() === time;
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (!isTime || !isUuid) {
    throw new InputError([{ path: [argument], code: 'CURSOR_INVALID' }]);
  }
  return { at, id };
}

/** What a list costs that takes no length and may be as long as a page: it may lead round to itself. */
export function wholePageCost({ childComplexity }: { childComplexity: number }): number {
  return 1 + LIST_PAGE_MAX_ITEMS * childComplexity;
}

/** `rows` holds one more than asked for when there is a next page. */
export function toConnection<T>(rows: T[], first: number, cursorOf: (row: T) => Cursor | string) {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: encode(cursorOf(node)) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** A cursor that is written already is kept. */
function encode(cursor: Cursor | string): string {
  if (typeof cursor === 'string') return cursor;
  const { at, id } = cursor;
  return Buffer.from(`${at.toISOString()} ${id}`, 'latin1').toString('base64url');
}
