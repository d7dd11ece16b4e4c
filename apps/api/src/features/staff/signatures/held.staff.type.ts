import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('HeldPreview', { description: 'What releasing or refusing by a filter would touch.' })
export class HeldPreview {
  @Field(() => Int)
  total: number;

  @Field(() => Int, {
    description:
      'Those of them that their owners have confirmed: once released they count at once.',
  })
  confirmed: number;

  @Field(() => Boolean, { description: 'As of InvalidationPreview.' })
  needsSecondPerson: boolean;
}

@ObjectType('HeldCount', { description: 'How many signatures wait for staff for one reason.' })
export class HeldCount {
  @Field(() => String, {
    description:
      'busy-network, disposable-domain, erased-while-held, machine, possible-duplicate or withdrawn-while-invalidated.',
  })
  reason: string;

  @Field(() => Int)
  count: number;
}
