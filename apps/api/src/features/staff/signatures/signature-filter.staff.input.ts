import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { SignatureState } from './signature.staff.type.ts';

@InputType('StaffSignatureFilter', { description: 'Signatures that have all of this in common.' })
export class StaffSignatureFilter {
  @Field(() => SignatureState, { nullable: true })
  state?: SignatureState;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string;

  @Field(() => String, { nullable: true, description: '`direct` where nothing said so.' })
  source?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Signed then or later.' })
  from?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Signed before that.' })
  to?: Date;

  @Field(() => String, { nullable: true, description: 'What stands behind the @, all of it.' })
  emailDomain?: string;

  @Field(() => String, { nullable: true, description: 'One whole address.' })
  exactEmail?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'An IPv4 /24 or an IPv6 /64 that was signed from in the last 30 days. Anything else, an address within one too, is BAD_USER_INPUT.',
  })
  ipRange?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A network by the name that signatureTrends has for it.',
  })
  network?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A domain by the name that signatureTrends has for it.',
  })
  domain?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Set aside for this: busy-network, disposable-domain, erased-while-held, machine, possible-duplicate or withdrawn-while-invalidated.',
  })
  heldBecause?: string;
}
