import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Petition } from '../petitions/petition.type.ts';

export enum NextStep {
  CHECK_YOUR_EMAIL = 'CHECK_YOUR_EMAIL',
}
registerEnumType(NextStep, { name: 'NextStep' });

export enum SupporterDisplay {
  HIDDEN = 'HIDDEN',
  FIRST_NAME_AND_INITIAL = 'FIRST_NAME_AND_INITIAL',
}
registerEnumType(SupporterDisplay, {
  name: 'SupporterDisplay',
  description: 'How a signer may be shown to others: not at all, or as given name and initial.',
});

@ObjectType('SignPetitionPayload', {
  description: 'The same answer whether or not the address has signed before.',
})
export class SignPetitionPayload {
  @Field(() => NextStep)
  nextStep: NextStep;

  @Field(() => Petition)
  petition: Petition;
}

@ObjectType('ConfirmationPrompt', {
  description:
    'nonce: accepted from 1 second to 24 hours after it was made; else BAD_USER_INPUT with NONCE_TOO_NEW or NONCE_EXPIRED.',
})
export class ConfirmationPrompt {
  @Field(() => Petition)
  petition: Petition;

  @Field(() => String, {
    description: 'As it will be recorded; empty an hour after that was done.',
  })
  name: string;

  @Field(() => String, {
    description: 'ISO 3166-1 alpha-2, as it will be recorded; empty an hour after that was done.',
  })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it will be recorded; null once that is done, too.',
  })
  postcode: string | null;

  @Field(() => SupporterDisplay, {
    nullable: true,
    description: 'As it will be recorded; null once that is done.',
  })
  display: SupporterDisplay | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether we may write about this campaign; null once that is recorded.',
  })
  consentToUpdates: boolean | null;

  @Field(() => String)
  nonce: string;

  @Field(() => Boolean, {
    description: 'Also while the newsroom looks at the signature, before it counts.',
  })
  alreadyConfirmed: boolean;
}

@ObjectType('ConfirmSignaturePayload')
export class ConfirmSignaturePayload {
  @Field(() => Petition)
  petition: Petition;
}

@ObjectType('DisownSignaturePayload')
export class DisownSignaturePayload {
  @Field(() => Petition)
  petition: Petition;
}
