import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('InvalidationCriteria', {
  description: 'Names at least one thing beside the petition, else BAD_USER_INPUT.',
})
export class InvalidationCriteria {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'What stands behind the @, all of it.' })
  emailDomain?: string;

  @Field(() => String, {
    nullable: true,
    description: 'An IPv4 /24 or an IPv6 /64 that was signed from in the last 30 days.',
  })
  ipRange?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Signed then or later.' })
  from?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Signed before that.' })
  to?: Date;

  @Field(() => String, { nullable: true, description: '`direct` where nothing said so.' })
  source?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A network by the name that signatureTrends has for it.',
  })
  network?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A domain by the name that signatureTrends has for it.',
  })
  domain?: string;
}

@InputType('InvalidateSignaturesInput')
export class InvalidateSignaturesInput {
  @Field(() => InvalidationCriteria)
  criteria: InvalidationCriteria;

  @Field(() => String, { description: 'Shown in the public ledger. At most 500 characters.' })
  reason: string;

  @Field(() => Int, { description: 'The total that the preview said.' })
  expectedTotal: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'An invalidation of the same petition that waits for a second person: it is proposed anew by this one, and cancelled by the viewer in the same moment. CONFLICT with the reason TOO_LATE when it waits no longer, NOT_FOUND when there is none of this petition: then nothing changes.',
  })
  replaces?: string;
}
