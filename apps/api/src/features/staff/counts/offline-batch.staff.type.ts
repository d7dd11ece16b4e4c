import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../../../platform/page.ts';

@ObjectType('StaffOfflineBatch', { description: 'What was entered from paper in one go.' })
export class StaffOfflineBatch {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Never 0; negative where so many were taken off again.' })
  count: number;

  @Field(() => String)
  note: string;

  @Field(() => GraphQLDate)
  collectedOn: string;

  @Field(() => GraphQLDateTime)
  enteredAt: Date;

  @Field(() => ID, { description: 'The key under which it was sent.' })
  idempotencyKey: string;

  @Field(() => Boolean, {
    description:
      'Whether undoOfflineBatch has taken it back; not where that was taken back in turn, so that it counts again.',
  })
  isUndone: boolean;

  @Field(() => Boolean, {
    description: 'Whether nothing has taken it back yet: each entry is taken back once.',
  })
  canBeUndone: boolean;
}

@ObjectType('StaffOfflineBatchEdge')
export class StaffOfflineBatchEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => StaffOfflineBatch)
  node: StaffOfflineBatch;
}

@ObjectType('StaffOfflineBatchConnection')
export class StaffOfflineBatchConnection {
  @Field(() => [StaffOfflineBatchEdge])
  edges: StaffOfflineBatchEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}
