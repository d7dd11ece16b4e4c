import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../platform/page.ts';
import { LedgerReasonConnection } from './ledger-reason.type.ts';

@ObjectType('LedgerChanges', {
  description:
    'What each kind added to the total (above 0) or took from it (below 0). The sum of all is the change.',
})
export class LedgerChanges {
  @Field(() => Int, { description: 'Confirmed by e-mail.' })
  confirmed: number;

  @Field(() => Int, {
    description:
      'Entered from paper, less what was entered by mistake and taken off: may be negative.',
  })
  offline: number;

  @Field(() => Int, { description: 'Taken back by the signer, or disowned: never above 0.' })
  withdrawn: number;

  @Field(() => Int, { description: 'Confirmed once, then erased by the signer: never above 0.' })
  erased: number;

  @Field(() => Int, { description: 'Confirmed, then set aside for a look at it: never above 0.' })
  held: number;

  @Field(() => Int, { description: 'Counted after staff looked at what was held.' })
  released: number;

  @Field(() => Int, { description: 'Set aside by staff: never above 0.' })
  invalidated: number;

  @Field(() => Int, { description: 'Counted again after it was invalidated.' })
  reinstated: number;
}

@ObjectType('LedgerDay', { description: 'One day, in UTC. What is over is never changed.' })
export class LedgerDay {
  @Field(() => GraphQLDate)
  day: string;

  @Field(() => LedgerChanges)
  changes: LedgerChanges;

  @Field(() => Int, {
    description:
      "The total at the day's end, of today as it stands: the changes up to here, added up.",
  })
  total: number;
}

@ObjectType('LedgerDayEdge')
export class LedgerDayEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => LedgerDay)
  node: LedgerDay;
}

@ObjectType('LedgerDayConnection')
export class LedgerDayConnection {
  @Field(() => [LedgerDayEdge])
  edges: LedgerDayEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}

@ObjectType('CountCheck', {
  description: 'A comparison of the counts with the signatures themselves.',
})
export class CountCheck {
  @Field(() => GraphQLDateTime)
  checkedAt: Date;

  @Field(() => Boolean, { description: 'Whether every count was what the signatures come to.' })
  agrees: boolean;
}

@ObjectType('CountLedger', {
  description: 'Why a count is what it is. All of it is of one moment.',
})
export class CountLedger {
  @Field(() => GraphQLDateTime, { description: 'When it was read.' })
  asOf: Date;

  @Field(() => GraphQLDate, { description: 'The day, in UTC, on which the petition opened.' })
  openedOn: string;

  @Field(() => Int, { description: "The petition's total, and that of the newest day." })
  total: number;

  @Field(() => LedgerChanges, { description: 'Over all days; adds up to the total.' })
  sums: LedgerChanges;

  @Field(() => LedgerDayConnection, {
    description:
      'Newest first: days on which something changed, and the one on which the petition opened.',
  })
  days: LedgerDayConnection;

  @Field(() => LedgerReasonConnection, { description: 'Newest first.' })
  reasons: LedgerReasonConnection;

  @Field(() => CountCheck, {
    nullable: true,
    description: 'The last comparison, made every hour; null before the first.',
  })
  check: CountCheck | null;
}
