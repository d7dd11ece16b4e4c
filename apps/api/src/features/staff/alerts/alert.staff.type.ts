import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../../../platform/page.ts';
import { TrafficKind } from '../signatures/trend.staff.type.ts';

export enum AlertKind {
  MILESTONE = 'MILESTONE',
  TRAFFIC = 'TRAFFIC',
  DRIFT = 'DRIFT',
  MAIL = 'MAIL',
  CHANGE = 'CHANGE',
}
registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert is about.',
  valuesConfig: {
    MILESTONE: { description: 'A petition has reached a round number of signatures.' },
    TRAFFIC: {
      description: 'A petition is signed far more than usual. CAMPAIGNER and ADMIN see it.',
    },
    DRIFT: { description: 'Kept counts of a petition are not what its signatures come to.' },
    MAIL: { description: 'Mails wait for longer than five minutes, or are mostly refused.' },
    CHANGE: { description: 'Staff changed the count of a petition by more than 1,000 in a day.' },
  },
});

@ObjectType('StaffAlertTraffic')
export class StaffAlertTraffic {
  @Field(() => TrafficKind)
  kind: TrafficKind;

  @Field(() => String, {
    description: 'As of TrafficFlag: that of the one which brought the most in a minute.',
  })
  name: string;

  @Field(() => Float, { description: 'What was to be expected in a minute.' })
  usual: number;

  @Field(() => Int, { description: 'How many others of its kind were unusual at the same time.' })
  others: number;
}

@ObjectType('StaffAlert', { description: 'What staff are told without having asked.' })
export class StaffAlert {
  @Field(() => ID, { description: 'Grows in the order in which alerts were raised.' })
  id: number;

  @Field(() => AlertKind)
  kind: AlertKind;

  @Field(() => Int, {
    description:
      'The milestone; the most signatures in a minute; how many counts differ; how many mails, counted up to 1,000; by how many signatures a count was changed. At its worst.',
  })
  figure: number;

  @Field(() => GraphQLDateTime)
  beganAt: Date;

  @Field(() => GraphQLDateTime)
  lastSeenAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Null while it lasts. A milestone and a change are over at once.',
  })
  endedAt: Date | null;
}

@ObjectType('StaffAlertEdge')
export class StaffAlertEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => StaffAlert)
  node: StaffAlert;
}

@ObjectType('StaffAlertConnection')
export class StaffAlertConnection {
  @Field(() => [StaffAlertEdge])
  edges: StaffAlertEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}

@ObjectType('StaffAlertsNow', { description: 'Of the alerts that the viewer may see.' })
export class StaffAlertsNow {
  @Field(() => Int, {
    description:
      'How many the viewer has not read, counted up to 100; before they read any, those since they got their role.',
  })
  newCount: number;

  @Field(() => StaffAlert, {
    nullable: true,
    description:
      'Of these the gravest: DRIFT before MAIL, TRAFFIC, CHANGE and MILESTONE; of a kind what lasts, then the newer.',
  })
  gravestNew: StaffAlert | null;

  @Field(() => ID, { nullable: true, description: 'The last one that there is, to mark as read.' })
  newest: number | null;

  @Field(() => [StaffAlert], { description: 'What lasts, newest first, at most 20.' })
  lasting: StaffAlert[];
}

@ObjectType('StaffAlertSubscriptions', { description: 'What the viewer is mailed about.' })
export class StaffAlertSubscriptions {
  @Field(() => [AlertKind], { description: 'Of all petitions; of what the viewer may see.' })
  kinds: AlertKind[];

  @Field(() => Boolean, {
    description:
      'Whether the address of the account was never to be written to: then no mail goes out.',
  })
  isStopped: boolean;
}
