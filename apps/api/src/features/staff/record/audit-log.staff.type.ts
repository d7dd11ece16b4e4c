import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../../../platform/page.ts';

@ObjectType('AuditEntry', {
  description: 'What somebody did. Entries are added, and never changed.',
})
export class AuditEntry {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => String, {
    description: 'The address of the account; "operator" for a command on the machine itself.',
  })
  actor: string;

  @Field(() => String, { description: 'Such as "change-role".' })
  action: string;

  @Field(() => String, { description: 'What it was done to: an address, or a kind and an id.' })
  subject: string;

  @Field(() => String, { nullable: true })
  detail: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The slug of the petition that it was about, where it was about one.',
  })
  petition: string | null;
}

@ObjectType('AuditEdge')
export class AuditEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => AuditEntry)
  node: AuditEntry;
}

@ObjectType('AuditConnection')
export class AuditConnection {
  @Field(() => [AuditEdge])
  edges: AuditEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}

@ObjectType('AuditActor', {
  description:
    'Somebody who has done something, or could: a member of staff, a former one, the operator.',
})
export class AuditActor {
  @Field(() => ID, { description: 'By which the filter knows them.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The address of the account. Null for the operator, and for an account that is gone.',
  })
  email: string | null;

  @Field(() => Boolean, { description: 'Whether they have a role at the desk now.' })
  isStaff: boolean;
}
