import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('DecisionDomain')
export class DecisionDomain {
  @Field(() => String, { description: 'By which filters and criteria find it.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The domain itself. Null when fewer than three signatures of the petition share it, or no address of it is left.',
  })
  domain: string | null;
}

@ObjectType('DecisionCriteria', { description: 'What the signatures had in common.' })
export class DecisionCriteria {
  @Field(() => String, { nullable: true })
  country?: string;

  @Field(() => String, { nullable: true })
  source?: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  from?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'At the latest when it was made.' })
  to?: Date;

  @Field(() => [String], {
    description: 'Networks by their names, as in signatureTrends: nothing leads back to them.',
  })
  networks: string[];

  @Field(() => [DecisionDomain])
  domains: DecisionDomain[];

  @Field(() => String, { nullable: true, description: 'Why they had been set aside.' })
  heldBecause?: string;
}
