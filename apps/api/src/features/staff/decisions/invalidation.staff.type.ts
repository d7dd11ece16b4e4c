import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecisionCriteria } from './decision-criteria.staff.type.ts';

export enum DecisionState {
  PROPOSED = 'PROPOSED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
  REINSTATING = 'REINSTATING',
  REINSTATED = 'REINSTATED',
}
registerEnumType(DecisionState, {
  name: 'DecisionState',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a second person; nothing has changed.' },
    RUNNING: { description: 'Is being carried out.' },
    DONE: { description: 'Has been carried out.' },
    CANCELLED: { description: 'Ended before its end. What was done by then stays done.' },
    REINSTATING: { description: 'Is being undone.' },
    REINSTATED: { description: 'Has been undone.' },
  },
});

@ObjectType('InvalidationPreview')
export class InvalidationPreview {
  @Field(() => Int, { description: 'How many would leave the count.' })
  confirmed: number;

  @Field(() => Int, { description: 'How many could no longer confirm.' })
  pending: number;

  @Field(() => Int, { description: 'confirmed + pending' })
  total: number;

  @Field(() => Boolean, {
    description:
      'Whether it would wait for another person: it is more than 1,000, with what the viewer decided alone within a day.',
  })
  needsSecondPerson: boolean;

  @Field(() => DecisionCriteria, { description: 'What a decision would keep of the criteria.' })
  criteria: DecisionCriteria;
}

@ObjectType('Invalidation', {
  description:
    'Signatures that staff took out of the count, refused or released, as one named batch.',
})
export class Invalidation {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  reason: string;

  @Field(() => Int, { description: 'How many signatures it has touched so far.' })
  affected: number;

  @Field(() => Int, { description: 'How many it was to touch.' })
  expected: number;

  @Field(() => DecisionState)
  state: DecisionState;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it had been undone.' })
  reinstatedAt: Date | null;
}
