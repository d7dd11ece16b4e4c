import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('SecondPerson', {
  description: 'A colleague who may approve what somebody else proposed, by now or later.',
})
export class SecondPerson {
  @Field(() => String)
  email: string;

  @Field(() => GraphQLDateTime, {
    description:
      'A day after staff gave them, or whoever proposed it, the role; at once where an operator did.',
  })
  mayApproveFrom: Date;

  @Field(() => Boolean, { description: 'By the time alone: a second factor is needed as well.' })
  mayNow: boolean;

  @Field(() => Boolean, { description: 'Whether they have set up a second factor.' })
  hasSecondFactor: boolean;
}
