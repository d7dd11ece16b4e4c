import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LedgerReasonKind, LedgerRole } from '../../integrity/ledger-reason.type.ts';

@ObjectType('StaffAlertChange', {
  description:
    'How staff changed a count by more than 1,000 in a day: one entry with a reason, or several of one kind together. Who it was stands in the audit log only.',
})
export class StaffAlertChange {
  @Field(() => LedgerReasonKind)
  kind: LedgerReasonKind;

  @Field(() => Int, {
    description: 'What it added to the total, or took from it; of that, what had not been told.',
  })
  change: number;

  @Field(() => String, {
    description: 'Of the largest entry, in the words of staff; at most 500 characters, one line.',
  })
  reason: string;

  @Field(() => LedgerRole, { description: 'Of who made the largest entry.' })
  role: LedgerRole;

  @Field(() => LedgerRole, {
    nullable: true,
    description: 'Of the second person who approved the largest entry; null where there was none.',
  })
  approverRole: LedgerRole | null;

  @Field(() => Int, { description: 'How many smaller entries of that day are in it.' })
  others: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'The decision that the largest entry came of; null for what is on paper, and for roles other than CAMPAIGNER and ADMIN.',
  })
  decision: string | null;
}
