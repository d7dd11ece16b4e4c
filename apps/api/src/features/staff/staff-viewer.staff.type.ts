import { Field, ObjectType } from 'type-graphql';
import { StaffRole } from './staff-role.ts';

@ObjectType('StaffViewer', { description: 'Who is signed in.' })
export class StaffViewer {
  @Field(() => String)
  email: string;

  @Field(() => StaffRole, {
    description:
      'What counts now: VIEWER instead of CAMPAIGNER or ADMIN until a second factor was shown.',
  })
  role: StaffRole;

  @Field(() => StaffRole, { description: 'The role that was given.' })
  grantedRole: StaffRole;

  @Field(() => Boolean, {
    description: 'Whether an authenticator app or a passkey is set up for the account.',
  })
  hasSecondFactor: boolean;

  @Field(() => String, {
    description: 'IANA name of the time zone in which this person is shown times and days.',
  })
  timeZone: string;
}
