import { LIST_PAGE_MAX_ITEMS } from '@undersigned/shared/limits.ts';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.ts';
import { requireCursor, requireFirst } from '../../platform/page.ts';
import { requireLedger } from '../integrity/ledger.service.ts';
import { CountLedger } from '../integrity/ledger.type.ts';
import type { PetitionEntity } from './petition.entity.ts';
import { Petition } from './petition.type.ts';

/** As many times its items as the longer of its lists may hold; what is out of range is refused by name. */
function ledgerCost(args: Record<string, unknown>, childComplexity: number): number {
  const longest = Math.max(Number(args['first']), Number(args['firstReasons']));
  return 1 + Math.min(Math.max(longest, 1), LIST_PAGE_MAX_ITEMS) * childComplexity;
}

@Resolver(() => Petition)
export class PetitionLedgerResolver {
  @FieldResolver(() => CountLedger, {
    description:
      'Why the count is what it is. The pages are asked for here, not at the lists, so that one moment holds for all of it. first, firstReasons: 1 to 100. after, afterReason: an endCursor. Errors: BAD_USER_INPUT (OUT_OF_RANGE, CURSOR_INVALID).',
    complexity: ({ args, childComplexity }) => ledgerCost(args, childComplexity),
  })
  ledger(
    @Root() petition: PetitionEntity,
    @Ctx() { db }: RequestContext,
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many days.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('firstReasons', () => Int, { defaultValue: 20 }) firstReasons: number,
    @Arg('afterReason', () => String, { nullable: true }) afterReason: string | null,
  ): Promise<CountLedger> {
    return requireLedger(db, {
      petitionId: petition.id,
      openedAt: petition.createdAt,
      first: requireFirst(first),
      after: requireCursor(after ?? null),
      firstReasons: requireFirst(firstReasons, 'firstReasons'),
      afterReason: requireCursor(afterReason ?? null, 'afterReason'),
    });
  }
}
