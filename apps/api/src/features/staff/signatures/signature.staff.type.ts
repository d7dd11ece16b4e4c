import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../../../platform/page.ts';

export enum SignatureState {
  PENDING = 'PENDING',
  HELD = 'HELD',
  CONFIRMED = 'CONFIRMED',
  WITHDRAWN = 'WITHDRAWN',
  INVALIDATED = 'INVALIDATED',
}
registerEnumType(SignatureState, {
  name: 'SignatureState',
  valuesConfig: {
    PENDING: { description: 'Signed, and not confirmed yet.' },
    HELD: { description: 'Set aside until staff decide; not counted.' },
    CONFIRMED: { description: 'Counted.' },
    WITHDRAWN: { description: 'Taken back by the signer.' },
    INVALIDATED: { description: 'Taken out of the count by staff, or refused by them.' },
  },
});

@ObjectType('StaffSignature', { description: 'A signature. Its address is never shown in full.' })
export class StaffSignature {
  @Field(() => ID, { description: 'By which it is released or refused; tells nothing by itself.' })
  id: string;

  @Field(() => SignatureState)
  state: SignatureState;

  @Field(() => String, { description: 'Empty once it was erased.' })
  name: string;

  @Field(() => String, { description: 'Such as s***@e***.org; empty once it was erased.' })
  maskedEmail: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Where the signer came from.' })
  source: string | null;

  @Field(() => GraphQLDateTime)
  signedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  confirmedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was set aside; stays while it is held, withdrawn or refused.',
  })
  heldBecause: string | null;
}

@ObjectType('StaffSignatureEdge')
export class StaffSignatureEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => StaffSignature)
  node: StaffSignature;
}

@ObjectType('StaffSignatureConnection')
export class StaffSignatureConnection {
  @Field(() => [StaffSignatureEdge])
  edges: StaffSignatureEdge[];

  @Field(() => PageInfo, {
    description: 'endCursor is where the page ends, also when it has no edge there.',
  })
  pageInfo: PageInfo;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'A page looks through 20,000 signatures at most. When it ended by that, how far back it came: the next page goes on from there.',
  })
  lookedBackTo: Date | null;
}
