import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { StaffRole } from '../staff-role.ts';

@ObjectType('RemovedStaffMember', {
  description: 'Somebody whose role was taken away a moment ago, and who has none since.',
})
export class RemovedStaffMember {
  @Field(() => ID, { description: 'What restoreStaff takes.' })
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => StaffRole, { description: 'The role that they had.' })
  role: StaffRole;

  @Field(() => GraphQLDateTime)
  removedAt: Date;

  @Field(() => String, { description: 'The address of whoever took it away.' })
  removedBy: string;

  @Field(() => GraphQLDateTime, {
    description: 'Until when whoever took it away can give it back.',
  })
  restorableUntil: Date;

  @Field(() => Boolean, {
    description:
      'Whether restoreStaff gives it back to whoever asks: it was they who took it away.',
  })
  mayRestore: boolean;
}
