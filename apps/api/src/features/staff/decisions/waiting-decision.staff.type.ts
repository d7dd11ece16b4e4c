import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('StaffWaitingDecision', {
  description: 'A decision that waits for the viewer as its second person.',
})
export class StaffWaitingDecision {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: "The petition's slug." })
  petition: string;
}
