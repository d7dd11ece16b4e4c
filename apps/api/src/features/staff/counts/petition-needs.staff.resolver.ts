import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';
import { type PetitionNeeds, readNeeds } from './petition-needs.service.ts';
import { StaffPetitionNeeds } from './petition-needs.staff.type.ts';

@Resolver()
export class PetitionNeedsResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => [StaffPetitionNeeds], {
    description:
      'What needs a person, of every petition in the order of petitions, or of one. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  petitionNeeds(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String, { nullable: true, description: "The petition's slug." })
    petition: string | null,
  ): Promise<PetitionNeeds[]> {
    return readNeeds(context, petition ?? null);
  }
}
