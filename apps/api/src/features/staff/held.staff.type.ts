import { Field, Int, ObjectType } from 'type-graphql';

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
