import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum TrendWindow {
  HOUR = 'HOUR',
  DAY = 'DAY',
}
registerEnumType(TrendWindow, { name: 'TrendWindow', description: 'Up to now.' });

export enum TrafficKind {
  ALL = 'ALL',
  NETWORK = 'NETWORK',
  DOMAIN = 'DOMAIN',
  COUNTRY = 'COUNTRY',
}
registerEnumType(TrafficKind, { name: 'TrafficKind' });

@ObjectType('SignatureTrend', { description: 'A network or a domain that many share of late.' })
export class SignatureTrend {
  @Field(() => String, { description: 'By which filters and criteria find it.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'The domain itself. Null for networks: nothing leads back to them.',
  })
  domain: string | null;

  @Field(() => Int, { description: 'How many signed; isEstimate says whether they were counted.' })
  count: number;

  @Field(() => Float, { description: 'Of all that signed in that time, 0 to 1.' })
  share: number;

  @Field(() => GraphQLDateTime)
  firstAt: Date;

  @Field(() => GraphQLDateTime)
  lastAt: Date;
}

@ObjectType('SignatureTrends')
export class SignatureTrends {
  @Field(() => Int, { description: 'How many signed in that time.' })
  total: number;

  @Field(() => Boolean, {
    description:
      'Whether figures are reckoned from a sample, since more than 20,000 signed in that time.',
  })
  isEstimate: boolean;

  @Field(() => [SignatureTrend], { description: 'At most ten, most first, of three or more.' })
  networks: SignatureTrend[];

  @Field(() => [SignatureTrend], { description: 'At most ten, most first, of three or more.' })
  domains: SignatureTrend[];
}

@ObjectType('TrafficFlag', { description: 'That a petition was signed far more than usual.' })
export class TrafficFlag {
  @Field(() => ID)
  id: string;

  @Field(() => TrafficKind)
  kind: TrafficKind;

  @Field(() => String, {
    description: 'A country, or a network or a domain as in signatureTrends; empty for ALL.',
  })
  name: string;

  @Field(() => GraphQLDateTime)
  beganAt: Date;

  @Field(() => GraphQLDateTime)
  lastSeenAt: Date;

  @Field(() => Int, { description: 'The most in a minute.' })
  peak: number;

  @Field(() => Float, { description: 'What was to be expected in a minute.' })
  usual: number;
}
