import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecisionCriteria } from './decision-criteria.staff.type.ts';
import { DecisionState } from './invalidation.staff.type.ts';
import { SecondPerson } from './second-person.staff.type.ts';

export enum DecisionKind {
  INVALIDATION = 'INVALIDATION',
  REFUSAL = 'REFUSAL',
  RELEASE = 'RELEASE',
}
registerEnumType(DecisionKind, {
  name: 'DecisionKind',
  valuesConfig: {
    INVALIDATION: { description: 'Confirmed and pending signatures leave the count.' },
    REFUSAL: { description: 'Held signatures never count.' },
    RELEASE: { description: 'Held signatures count, or can be confirmed.' },
  },
});

@ObjectType('SignatureDecision', {
  description: 'What staff decided about many signatures at once, and how far that has come.',
})
export class SignatureDecision {
  @Field(() => ID)
  id: string;

  @Field(() => DecisionKind)
  kind: DecisionKind;

  @Field(() => DecisionState)
  state: DecisionState;

  @Field(() => String)
  reason: string;

  @Field(() => DecisionCriteria, {
    nullable: true,
    description: 'Null when signatures were picked one by one.',
  })
  criteria: DecisionCriteria | null;

  @Field(() => Int, {
    description:
      'How many it is to touch: as were proposed, and once it is approved, as were left by then.',
  })
  expected: number;

  @Field(() => Int, { description: 'How many it has touched so far.' })
  affected: number;

  @Field(() => Int, {
    description:
      'Of those, how many were in the count until then, or came into it at once; the others waited for their confirmation. None of a refusal.',
  })
  counted: number;

  @Field(() => Int, { description: 'Of those touched, how many are what they were before.' })
  reinstated: number;

  @Field(() => String, { description: 'The address of the account; empty when it is gone.' })
  proposedBy: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the second person, where there was one.',
  })
  approvedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of whoever cancelled it, at endedAt; null where nobody did.',
  })
  cancelledBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of whoever began to undo it, at beganAt; null where nobody did.',
  })
  undoneBy: string | null;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Done or cancelled then.' })
  endedAt: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  reinstatedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when it is being carried out or undone, or last was; null before.',
  })
  beganAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it last went on; null before it did.',
  })
  movedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer is the second person it waits for.' })
  mayApprove: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'From when the viewer may approve it: once a day has passed since staff gave a role to them, and to whoever proposed it; at once where an operator did. Null for whoever proposed it, and when it waits for nobody.',
  })
  approvableFrom: Date | null;

  @Field(() => [SecondPerson], {
    description:
      'Who else than the viewer and whoever proposed it may approve it, or may later: the soonest first. Empty when it waits for nobody.',
  })
  secondPeople: SecondPerson[];

  @Field(() => Boolean)
  mayCancel: boolean;

  @Field(() => Boolean)
  mayReinstate: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'From when the viewer may undo it, where others decided it or agreed to it and staff gave the viewer their role less than a day ago; null otherwise.',
  })
  undoableFrom: Date | null;
}
