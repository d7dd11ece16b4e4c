import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('DonationLink', { description: 'A way to give money, off this site.' })
export class DonationLink {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;

  @Field(() => String)
  label: string;

  @Field(() => String)
  provider: string;

  @Field(() => String, { description: 'Who receives the money.' })
  beneficiary: string;
}
