import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('StaffPetitionCounts', {
  description: 'How a petition stands. Its figures, overTime aside, are of the same moment.',
})
export class StaffPetitionCounts {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => Int, { description: 'confirmed + offline' })
  total: number;

  @Field(() => Int, { description: 'Signatures confirmed by e-mail.' })
  confirmed: number;

  @Field(() => Int, { description: 'Signed, and not confirmed yet.' })
  pending: number;

  @Field(() => Int, { description: 'Set aside until staff decide; not counted.' })
  held: number;

  @Field(() => Int, { description: 'Taken back by their signers.' })
  withdrawn: number;

  @Field(() => Int, { description: 'Taken out of the count by staff.' })
  invalidated: number;

  @Field(() => Int, { description: 'Signatures on paper, entered by staff.' })
  offline: number;

  @Field(() => Int, { description: 'Confirmations in the last 60 minutes.' })
  confirmedLastHour: number;

  @Field(() => Float, {
    nullable: true,
    description: 'confirmed / (confirmed + pending), 0 to 1; null before the first signature.',
  })
  confirmationRate: number | null;

  @Field(() => Int, {
    description: "People who followed the campaign's donation links, each once a day.",
  })
  donationClicks: number;

  @Field(() => GraphQLDateTime, { description: 'When these figures were read.' })
  asOf: Date;

  @Field(() => [StaffCountryCount], {
    description: 'Confirmed signatures, largest first. Adds up to confirmed.',
  })
  byCountry: StaffCountryCount[];

  @Field(() => [StaffSourceCount], { description: 'Most confirmed first.' })
  bySource: StaffSourceCount[];

  @Field(() => StaffCountCheck, {
    nullable: true,
    description:
      'The last comparison of these counts with the signatures, made every hour; null before the first. More than 3 hours ago is too long.',
  })
  check: StaffCountCheck | null;

  @Field(() => [StaffDecisionUnderWay], {
    description: 'What staff decided and is being carried out or undone, the oldest first.',
  })
  underWay: StaffDecisionUnderWay[];
}

@ObjectType('StaffDecisionUnderWay', {
  description: 'Why a count moves by many signatures that nobody signs or takes back.',
})
export class StaffDecisionUnderWay {
  @Field(() => Boolean, { description: 'Whether it is being undone.' })
  isUndone: boolean;

  @Field(() => Int, { description: 'How many signatures so far.' })
  done: number;

  @Field(() => Int, { description: 'Of how many.' })
  all: number;
}

@ObjectType('StaffCountCheck', {
  description: 'A comparison of the counts with the signatures themselves.',
})
export class StaffCountCheck {
  @Field(() => GraphQLDateTime)
  checkedAt: Date;

  @Field(() => Boolean, { description: 'Whether every count was what the signatures come to.' })
  agrees: boolean;
}

@ObjectType('StaffCountryCount')
export class StaffCountryCount {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Int)
  count: number;
}

@ObjectType('StaffSourceCount')
export class StaffSourceCount {
  @Field(() => String, { description: 'Where people came from; `direct` where nothing said so.' })
  source: string;

  @Field(() => Int, { description: 'All signatures, in whatever state.' })
  signatures: number;

  @Field(() => Int)
  confirmed: number;

  @Field(() => Int)
  donationClicks: number;
}
