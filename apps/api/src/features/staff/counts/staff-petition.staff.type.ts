import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum StaffPetitionStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(StaffPetitionStatus, { name: 'StaffPetitionStatus' });

@ObjectType('StaffPetition', { description: 'A petition as the desk lists it.' })
export class StaffPetition {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;

  @Field(() => String)
  title: string;

  @Field(() => StaffPetitionStatus)
  status: StaffPetitionStatus;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}
