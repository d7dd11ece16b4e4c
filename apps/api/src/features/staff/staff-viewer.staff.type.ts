import { Field, ObjectType } from 'type-graphql';
import { StaffRole } from './staff-role.ts';

@ObjectType('StaffViewer', { description: 'Who is signed in.' })
export class StaffViewer {
  @Field(() => String)
  email: string;

  @Field(() => StaffRole)
  role: StaffRole;
}
