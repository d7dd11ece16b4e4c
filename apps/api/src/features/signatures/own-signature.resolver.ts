import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requestSignatureLink } from './asking-for-a-link.service.ts';
import {
  correctSignature,
  eraseSignature,
  findOwnSignature,
  findTraces,
  withdrawSignature,
} from './own-signature.service.ts';
import {
  CorrectSignatureInput,
  EraseSignatureInput,
  RequestSignatureLinkInput,
  WithdrawSignatureInput,
} from './signature.input.ts';
import {
  CorrectSignaturePayload,
  EraseSignaturePayload,
  OwnSignature,
  RequestSignatureLinkPayload,
  SignatureTraces,
  WithdrawSignaturePayload,
} from './own-signature.type.ts';
import { NextStep } from './signature.type.ts';
import type { SigningContext } from './signing.ts';
import type { OwnRoot } from './own-signature.service.ts';

@Resolver(() => OwnSignature)
export class OwnSignatureResolver {
  @Query(() => OwnSignature, {
    nullable: true,
    description:
      "The signer's own view, for the token of a mailed link; null for an unknown one. What a lasting link may not see is null. Errors: GONE (the link's hour is over), RATE_LIMITED (after many unknown tokens).",
  })
  ownSignature(@Ctx() context: SigningContext, @Arg('token', () => String) token: string) {
    return findOwnSignature(context, token);
  }

  @FieldResolver(() => SignatureTraces, {
    nullable: true,
    description: 'Null through a lasting link.',
  })
  traces(@Ctx() context: SigningContext, @Root() own: OwnRoot) {
    return findTraces(context, own);
  }

  @Mutation(() => RequestSignatureLinkPayload, {
    description:
      "Mails a one-hour link to the signer's own page; the same answer for every token and address. At most one such mail in ten minutes and five in a day. Errors: BAD_USER_INPUT, NOT_FOUND (no such petition), RATE_LIMITED, OVERLOADED.",
  })
  async requestSignatureLink(
    @Ctx() context: SigningContext,
    @Arg('input', () => RequestSignatureLinkInput) input: RequestSignatureLinkInput,
  ) {
    await requestSignatureLink(context, input);
    return { nextStep: NextStep.CHECK_YOUR_EMAIL };
  }

  @Mutation(() => CorrectSignaturePayload, {
    description:
      'Errors: BAD_USER_INPUT, FORBIDDEN (through a lasting link, but for hiding the name), NOT_FOUND, GONE, RATE_LIMITED (after many unknown tokens), OVERLOADED.',
  })
  async correctSignature(
    @Ctx() context: SigningContext,
    @Arg('input', () => CorrectSignatureInput) input: CorrectSignatureInput,
  ) {
    return { signature: await correctSignature(context, input) };
  }

  @Mutation(() => WithdrawSignaturePayload, {
    description:
      'Withdrawing twice succeeds twice. Errors: BAD_USER_INPUT, NOT_FOUND, GONE, RATE_LIMITED (after many unknown tokens), OVERLOADED.',
  })
  async withdrawSignature(
    @Ctx() context: SigningContext,
    @Arg('input', () => WithdrawSignatureInput) input: WithdrawSignatureInput,
  ) {
    return { petition: await withdrawSignature(context, input) };
  }

  @Mutation(() => EraseSignaturePayload, {
    description:
      'Withdraws the signature and forgets whose it was. Erasing twice succeeds twice. Errors: BAD_USER_INPUT, FORBIDDEN (through a lasting link), NOT_FOUND, GONE, RATE_LIMITED (after many unknown tokens), OVERLOADED.',
  })
  async eraseSignature(
    @Ctx() context: SigningContext,
    @Arg('input', () => EraseSignatureInput) input: EraseSignatureInput,
  ) {
    await eraseSignature(context, input);
    return { erased: true };
  }
}
