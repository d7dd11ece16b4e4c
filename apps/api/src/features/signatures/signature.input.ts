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

  @Field(() => String, { description: 'One address, at most 254 characters.' })
  email: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'At most 16 characters.' })
  postcode?: string;

  @Field(() => SupporterDisplay, { defaultValue: SupporterDisplay.HIDDEN })
  display: SupporterDisplay;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether we may write about this campaign; not about the signature itself.',
  })
  consentToUpdates: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Where the signer came from: a–z, 0–9, hyphen, at most 40 characters.',
  })
  source?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The language of the mails: en (unless given) or uk.',
  })
  locale?: string;
}

@InputType('ConfirmSignatureInput', {
  description: 'What is given beside token and nonce corrects what is recorded.',
})
export class ConfirmSignatureInput {
  @Field(() => String, { description: 'Of the mailed link.' })
  token: string;

  @Field(() => String, {
    description:
      'Of the page that was shown: good from 1 second to 24 hours after it, while what it showed stands. Codes: NONCE_TOO_NEW, NONCE_EXPIRED, NONCE_INVALID.',
  })
  nonce: string;

  @Field(() => String, { nullable: true, description: 'As in SignPetitionInput.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'At most 16 characters; empty: none.' })
  postcode?: string;

  @Field(() => SupporterDisplay, { nullable: true })
  display?: SupporterDisplay;

  @Field(() => Boolean, { nullable: true, description: 'As in SignPetitionInput.' })
  consentToUpdates?: boolean;
}

@InputType('WithdrawSignatureInput')
export class WithdrawSignatureInput {
  @Field(() => String, { description: "The token of the signer's lasting link." })
  token: string;
}

@InputType('RequestSignatureLinkInput', {
  description: 'Either the token of any mailed link, or the address that signed and the petition.',
})
export class RequestSignatureLinkInput {
  @Field(() => String, { nullable: true })
  token?: string;

  @Field(() => String, { nullable: true })
  email?: string;

  @Field(() => String, { nullable: true, description: "The petition's slug." })
  petition?: string;
}

@InputType('CorrectSignatureInput', { description: 'What is left out stays as it is.' })
export class CorrectSignatureInput {
  @Field(() => String, { description: 'Of the link for an hour; a lasting link may only hide.' })
  token: string;

  @Field(() => String, { nullable: true, description: 'As in SignPetitionInput.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'At most 16 characters; empty: none.' })
  postcode?: string;

  @Field(() => SupporterDisplay, { nullable: true })
  display?: SupporterDisplay;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Consent can be taken back as it was given.',
  })
  consentToUpdates?: boolean;
}

@InputType('EraseSignatureInput')
export class EraseSignatureInput {
  @Field(() => String, { description: 'Of the link for an hour.' })
  token: string;
}
