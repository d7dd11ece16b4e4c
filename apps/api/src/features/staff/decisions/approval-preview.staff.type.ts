import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('ApprovalPreview', { description: 'What a second person would agree to.' })
export class ApprovalPreview {
  @Field(() => Int, { description: 'How many were proposed.' })
  proposed: number;

  @Field(() => Int, {
    description: 'How many fit by now. When they are more than proposed, it cannot be approved.',
  })
  total: number;

  @Field(() => Int, {
    description:
      'Of those, how many their owners have confirmed: they leave the count, or enter it where they are released.',
  })
  confirmed: number;

  @Field(() => Int, {
    description: 'Of those, how many nobody has confirmed yet.',
  })
  pending: number;
}
