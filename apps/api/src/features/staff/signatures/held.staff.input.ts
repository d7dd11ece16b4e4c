import { Field, ID, InputType, Int } from 'type-graphql';
import { StaffSignatureFilter } from './signature-filter.staff.input.ts';

@InputType('DecideHeldInput', {
  description: 'Held signatures: some by their ids, or all that a filter finds.',
})
export class DecideHeldInput {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => String, { description: 'At most 500 characters.' })
  reason: string;

  @Field(() => [ID], { nullable: true, description: 'At most 100.' })
  ids?: string[];

  @Field(() => StaffSignatureFilter, {
    nullable: true,
    description: 'Without ids, and without exactEmail.',
  })
  filter?: StaffSignatureFilter;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many held signatures the filter finds, or are picked: CONFLICT when they are others by now. With a filter it has to be given.',
  })
  expectedTotal?: number;
}
