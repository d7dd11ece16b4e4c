import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PetitionStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(PetitionStatus, { name: 'PetitionStatus' });

@ObjectType('Petition', { description: 'A demand that people put their names under.' })
export class Petition {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;

  @Field(() => GraphQLDateTime, { description: 'When it was opened to be signed.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'The closing date, if one is set.' })
  closesAt: Date | null;

  @Field(() => Int, { description: 'Counts up when the text that people sign changes.' })
  textVersion: number;

  @Field(() => GraphQLDateTime, { description: 'Since when the text stands as it does.' })
  textChangedAt: Date;
}

@ObjectType('SignatureTally', {
  description: 'How many signed. Every figure is of the same moment.',
})
export class SignatureTally {
  @Field(() => Int, { description: 'confirmed + offline' })
  total: number;

  @Field(() => Int, { description: 'Signatures confirmed by e-mail.' })
  confirmed: number;

  @Field(() => Int, { description: 'Signatures on paper, entered by staff.' })
  offline: number;

  @Field(() => GraphQLDateTime, { description: 'When these figures were read.' })
  asOf: Date;

  @Field(() => [CountryTally], {
    description:
      'Adds up to confirmed, largest first. Countries with fewer than 10 are merged under null; if the rest is below 10, the next smallest joins it.',
  })
  byCountry: CountryTally[];
}

@ObjectType('CountryTally')
export class CountryTally {
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2; null for all the rest.',
  })
  country: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType('PassedMilestone')
export class PassedMilestone {
  @Field(() => Int, { description: 'A number of signatures, of the same series as milestone.' })
  target: number;

  @Field(() => GraphQLDate, {
    description:
      'The first day, in UTC, at whose end the total was as high; of today, as it stands now.',
  })
  reachedOn: string;
}

@ObjectType('Milestone', {
  description:
    'The smallest of m·10^k, m in 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5 and k at least 2, that is above the total.',
})
export class Milestone {
  @Field(() => Int, { description: 'The next round number of signatures, always above the total.' })
  target: number;

  @Field(() => Int, { description: 'target − total' })
  remaining: number;

  @Field(() => Float, { description: 'The total, 0 to 100, of the target.' })
  percent: number;
}
