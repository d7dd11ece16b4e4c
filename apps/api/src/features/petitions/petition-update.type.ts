import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('PetitionUpdate', { description: 'What the newsroom tells those who signed.' })
export class PetitionUpdate {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime)
  postedAt: Date;
}
