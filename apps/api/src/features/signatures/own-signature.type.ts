import { NETWORK_TAG_KEPT_DAYS } from '@undersigned/shared/limits.ts';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Petition } from '../petitions/petition.type.ts';
import { NextStep, SupporterDisplay } from './signature.type.ts';

export enum OwnSignatureState {
  PENDING = 'PENDING',
  UNDER_REVIEW = 'UNDER_REVIEW',
  CONFIRMED = 'CONFIRMED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(OwnSignatureState, { name: 'OwnSignatureState' });

@ObjectType('RequestSignatureLinkPayload', {
  description: 'The same answer for every token and address.',
})
export class RequestSignatureLinkPayload {
  @Field(() => NextStep)
  nextStep: NextStep;
}

@ObjectType('CorrectSignaturePayload')
export class CorrectSignaturePayload {
  @Field(() => OwnSignature)
  signature: OwnSignature;
}

@ObjectType('EraseSignaturePayload')
export class EraseSignaturePayload {
  @Field(() => Boolean, { description: 'True: whatever a signature leaves here is gone.' })
  erased: boolean;
}

@ObjectType('WithdrawSignaturePayload')
export class WithdrawSignaturePayload {
  @Field(() => Petition)
  petition: Petition;
}

@ObjectType('OwnMail')
export class OwnMail {
  @Field(() => String, {
    description: 'confirmation, already-signed, thank-you or signature-link.',
  })
  kind: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while it is owed.' })
  sentAt: Date | null;
}

@ObjectType('SignatureTraces', {
  description:
    'What is kept beside what the signer wrote. Tags are keyed fingerprints in hexadecimal digits: nothing can be read from them, they only tell whether two are the same.',
})
export class SignatureTraces {
  @Field(() => Int, { description: 'Which wording of the consent was agreed to.' })
  consentVersion: number;

  @Field(() => String, {
    nullable: true,
    description: `Of the network; null after ${NETWORK_TAG_KEPT_DAYS} days.`,
  })
  networkTag: string | null;

  @Field(() => String, { nullable: true, description: "Of the address's domain." })
  domainTag: string | null;

  @Field(() => [OwnMail], { description: 'Mails about this signature, oldest first.' })
  mails: OwnMail[];
}

@ObjectType('OwnSignature', { description: 'What a lasting link may not see is null.' })
export class OwnSignature {
  @Field(() => Petition)
  petition: Petition;

  @Field(() => OwnSignatureState)
  state: OwnSignatureState;

  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => String, { description: 'First letters only: j***@e***.org' })
  maskedEmail: string;

  @Field(() => String, { nullable: true })
  country: string | null;

  @Field(() => String, { nullable: true })
  postcode: string | null;

  @Field(() => SupporterDisplay, { description: 'What the signer chose.' })
  display: SupporterDisplay;

  @Field(() => Boolean, {
    description:
      'Whether the name is among those that may be shown now: the signer chose it, the signature counts, and the name is made as names are and on no list of offensive words.',
  })
  isShown: boolean;

  @Field(() => Boolean, { nullable: true })
  consentToUpdates: boolean | null;

  @Field(() => String, { nullable: true, description: 'Where the signer came from.' })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'The language in which it was signed.' })
  locale: string | null;

  @Field(() => Boolean, {
    description: 'Whether this link may correct and erase: only the one for an hour may.',
  })
  mayChange: boolean;

  @Field(() => GraphQLDateTime)
  signedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  confirmedAt: Date | null;

  @Field(() => Int, { description: "Which version of the petition's text was signed." })
  textVersion: number;
}
