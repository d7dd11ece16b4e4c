import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../../platform/page.ts';

export enum LedgerReasonKind {
  INVALIDATED = 'invalidated',
  REINSTATED = 'reinstated',
  RELEASED = 'released',
  OFFLINE = 'offline',
  HELD = 'held',
}
registerEnumType(LedgerReasonKind, {
  name: 'LedgerReasonKind',
  description: 'What staff did to a count.',
  valuesConfig: {
    INVALIDATED: { description: 'Set aside.' },
    REINSTATED: { description: 'Counted again, after they had been invalidated.' },
    RELEASED: { description: 'Counted after they had been held.' },
    HELD: { description: 'Held again: a release was taken back.' },
    OFFLINE: { description: 'Entered from paper; taken off again where the change is negative.' },
  },
});

export enum LedgerRole {
  CAMPAIGNER = 'CAMPAIGNER',
  ADMIN = 'ADMIN',
}
registerEnumType(LedgerRole, { name: 'LedgerRole', description: 'In which role it was done.' });

@ObjectType('LedgerReason', { description: 'An entry that staff made, and why.' })
export class LedgerReason {
  @Field(() => GraphQLDate, { description: 'In UTC; its line of the ledger has this entry in it.' })
  day: string;

  @Field(() => GraphQLDateTime, {
    description:
      'When it was entered; of what is carried out in portions, the first one of the day.',
  })
  at: Date;

  @Field(() => LedgerReasonKind)
  kind: LedgerReasonKind;

  @Field(() => Int, {
    description:
      'What it added to the total, or took from it: never 0. Of a day and kind these add up to the line; of `held` to a part of it, the rest being what machines pressed.',
  })
  change: number;

  @Field(() => String, { description: 'In the words of staff; at most 500 characters, one line.' })
  reason: string;

  @Field(() => LedgerRole, { description: 'Of who did it.' })
  role: LedgerRole;

  @Field(() => LedgerRole, {
    nullable: true,
    description: 'Of the second person who approved it; null where one decided alone.',
  })
  approverRole: LedgerRole | null;
}

@ObjectType('LedgerReasonEdge')
export class LedgerReasonEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => LedgerReason)
  node: LedgerReason;
}

@ObjectType('LedgerReasonConnection')
export class LedgerReasonConnection {
  @Field(() => [LedgerReasonEdge])
  edges: LedgerReasonEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}
