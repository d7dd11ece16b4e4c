import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Campaign', { description: 'What a newsroom campaigns for.' })
export class Campaign {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What the campaign is about, in a few plain sentences.' })
  summary: string;
}
