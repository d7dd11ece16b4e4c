import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { requirePetitionFunnel, type PetitionFunnel } from './petition-funnel.service.ts';
import { StaffPetitionFunnel } from './petition-funnel.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { EVERY_ROLE } from '../staff-role.ts';

@Resolver()
export class PetitionFunnelResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffPetitionFunnel, {
    description:
      'How far people came, in all or in a range, which is widened to whole minutes. Errors: NOT_FOUND; BAD_USER_INPUT where `to` is not after `from`, or either lies outside of 2000 to 2100. Roles: every staff role.',
  })
  petitionFunnel(
    @Ctx() { db }: StaffContext,
    @Arg('petition', () => String, { description: "The petition's slug." }) petition: string,
    @Arg('from', () => GraphQLDateTime, {
      nullable: true,
      description: 'Without it: from the beginning.',
    })
    from: Date | null = null,
    @Arg('to', () => GraphQLDateTime, {
      nullable: true,
      description: 'No longer in the range. Without it: up to now.',
    })
    to: Date | null = null,
  ): Promise<PetitionFunnel> {
    return requirePetitionFunnel(db, petition, { from, to });
  }
}
