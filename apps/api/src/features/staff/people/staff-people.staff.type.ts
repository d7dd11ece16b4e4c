import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { StaffRole } from '../staff-role.ts';

@ObjectType('StaffMember', { description: 'Somebody with a role.' })
export class StaffMember {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => StaffRole, { description: 'The role that was given.' })
  role: StaffRole;

  @Field(() => Boolean, {
    description: 'Without one, CAMPAIGNER and ADMIN come to VIEWER.',
  })
  hasSecondFactor: boolean;

  @Field(() => GraphQLDateTime, { description: 'Since when they have this role.' })
  since: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'From when they may approve what others propose, and undo what is large. Null where they may already, and for roles that do not decide about signatures.',
  })
  mayApproveFrom: Date | null;

  @Field(() => Boolean, {
    description: 'Whether it is whoever asks: nobody changes their own role.',
  })
  isSelf: boolean;

  @Field(() => Int, {
    description: 'In how many places they are signed in; it ends with the role.',
  })
  sessionCount: number;

  @Field(() => Int, {
    description: 'How many of their invitations wait; those of an ADMIN end with the role.',
  })
  invitationCount: number;
}

@ObjectType('StaffInvitation', { description: 'Somebody who was asked to join, and has not yet.' })
export class StaffInvitation {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  email: string;

  @Field(() => StaffRole)
  role: StaffRole;

  @Field(() => GraphQLDateTime)
  invitedAt: Date;

  @Field(() => GraphQLDateTime, { description: 'The link works until then, and once.' })
  expiresAt: Date;
}

@InputType()
export class InviteStaffInput {
  @Field(() => String)
  email: string;

  @Field(() => StaffRole)
  role: StaffRole;
}

@InputType()
export class ChangeStaffRoleInput {
  @Field(() => ID)
  member: string;

  @Field(() => StaffRole)
  role: StaffRole;

  @Field(() => StaffRole, {
    nullable: true,
    description: 'The role that whoever decides has seen: CONFLICT where it is another by now.',
  })
  expectedRole?: StaffRole;
}
