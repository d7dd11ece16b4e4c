import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';

@InputType('AuditFilter', {
  description:
    'Entries that have all of this in common. What does not fit is BAD_USER_INPUT by its field; what nobody did finds nothing.',
})
export class AuditFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Who did it: an id of auditActors. Anything that is no id is TOKEN_INVALID.',
  })
  actor?: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'One of these was done, such as "change-role". None at all is OUT_OF_RANGE, an unknown one WRONG_TYPE.',
  })
  actions?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The slug of the petition that it was about, as entries tell it.',
  })
  petition?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Done then or later.' })
  from?: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Done before that. OUT_OF_RANGE where it does not come after `from`.',
  })
  to?: Date;
}
