import { Field, InputType } from 'type-graphql';
import { SupporterDisplay } from './signature.type.ts';

// What a value may be stands in packages/shared: the form and the API check by the same schemas.

@InputType('SignPetitionInput', {
  description:
    'Signing is idempotent by itself: the same petition and address is the same signature.',
})
export class SignPetitionInput {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => String, { description: 'At most 100 characters and 1,000 bytes; no web addresses.' })
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'At most 16 characters.' })
  postcode?: string;

  @Field(() => SupporterDisplay, { defaultValue: SupporterDisplay.HIDDEN })
  display: SupporterDisplay;

  @Field(() => Boolean, { defaultValue: false })
  consentToUpdates: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Where the signer came from: a–z, 0–9, hyphen, at most 40 characters.',
  })
  source?: string;
}

@InputType('ConfirmSignatureInput', {
  description: 'name and country, when given, correct what is recorded.',
})
export class ConfirmSignatureInput {
  @Field(() => String)
  token: string;

  @Field(() => String)
  nonce: string;

  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => String, { nullable: true })
  country?: string;
}

@InputType('WithdrawSignatureInput')
export class WithdrawSignatureInput {
  @Field(() => String, { description: "The token of the signer's lasting link." })
  token: string;
}
