import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Campaign', { description: 'What a newsroom campaigns for.' })
export class Campaign {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;
}
