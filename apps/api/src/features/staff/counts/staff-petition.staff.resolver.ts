import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { listPetitions } from '../../petitions/petition.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { StaffPetition, StaffPetitionStatus } from './staff-petition.staff.type.ts';
import { Roles } from '../staff-fields.ts';
import { EVERY_ROLE } from '../staff-role.ts';

@Resolver(() => StaffPetition)
export class StaffPetitionResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => [StaffPetition], {
    description: 'All petitions, newest first. Roles: every staff role.',
  })
  petitions(@Ctx() { db }: StaffContext): Promise<PetitionEntity[]> {
    return listPetitions(db);
  }

  @FieldResolver(() => StaffPetitionStatus)
  status(@Root() petition: PetitionEntity): StaffPetitionStatus {
    return petition.isClosed ? StaffPetitionStatus.CLOSED : StaffPetitionStatus.OPEN;
  }
}
