import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CountInterval {
  MINUTE = 'MINUTE',
  HOUR = 'HOUR',
  DAY = 'DAY',
}
registerEnumType(CountInterval, {
  name: 'CountInterval',
  description:
    'Of the time zone that is asked for: its days have 23 hours or 25 when clocks change.',
});

@ObjectType('StaffStateCounts', { description: 'Signatures by state.' })
export class StaffStateCounts {
  @Field(() => Int, { description: 'confirmed + offline' })
  total: number;

  @Field(() => Int)
  confirmed: number;

  @Field(() => Int)
  pending: number;

  @Field(() => Int)
  held: number;

  @Field(() => Int, { description: 'Erased ones that had been confirmed are among them.' })
  withdrawn: number;

  @Field(() => Int)
  invalidated: number;

  @Field(() => Int, { description: 'On paper.' })
  offline: number;
}

@ObjectType('StaffCountPoint', {
  description: 'What happened in one interval, and how it stood at its end.',
})
export class StaffCountPoint {
  @Field(() => GraphQLDateTime, { description: 'The beginning of the interval.' })
  at: Date;

  @Field(() => Int, { description: 'Signatures confirmed in it.' })
  confirmed: number;

  @Field(() => Int, { description: 'Signatures made in it, each of them pending then.' })
  pending: number;

  @Field(() => Int)
  donationClicks: number;

  @Field(() => StaffStateCounts, {
    description: 'By how much each count changed in it: negative where more left than came.',
  })
  change: StaffStateCounts;

  @Field(() => StaffStateCounts, {
    description: 'How it stood at its end, or stands now where that is still to come.',
  })
  end: StaffStateCounts;
}
