import { Field, ID, InputType, Int } from 'type-graphql';

// What a value may be stands in packages/shared: the form and the API check by the same schema.

@InputType('AddOfflineSignaturesInput')
export class AddOfflineSignaturesInput {
  @Field(() => String, { description: "The petition's slug; it may be closed." })
  petition: string;

  @Field(() => Int, {
    description:
      '1 to 1,000,000, else OUT_OF_RANGE; so is more than 1,000,000,000 in all, or taking off more than there are.',
  })
  count: number;

  @Field(() => String, {
    description:
      'Where they come from, in one line of at most 500 characters. Published in the ledger word for word, so it names no person. Codes: REQUIRED, TOO_LONG, FORBIDDEN_CHARACTER (invisible, or turning the order of letters around).',
  })
  note: string;

  @Field(() => String, {
    description:
      'A day such as 2022-03-12, not after today in UTC. Codes: DATE_INVALID, DATE_IN_FUTURE.',
  })
  collectedOn: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Takes so many off what was entered by mistake, instead of adding them.',
  })
  takeOff: boolean;

  @Field(() => ID, {
    description:
      '1 to 100 visible ASCII characters, chosen anew for each batch: sent again it counts once. With another body: IDEMPOTENCY_MISMATCH.',
  })
  idempotencyKey: string;
}
