import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findConfirmationPrompt } from './signature-link.service.ts';
import { ConfirmSignatureInput, SignPetitionInput } from './signature.input.ts';
import { confirmSignature, disownSignature, signPetition } from './signature.service.ts';
import {
  ConfirmationPrompt,
  ConfirmSignaturePayload,
  DisownSignaturePayload,
  NextStep,
  SignPetitionPayload,
} from './signature.type.ts';
import type { SigningContext } from './signing.ts';

@Resolver()
export class SignatureResolver {
  @Query(() => ConfirmationPrompt, {
    nullable: true,
    description:
      'What the page behind a mailed confirmation link shows. Reading it changes nothing; null for an unknown token. Errors: GONE, RATE_LIMITED (after many unknown tokens).',
  })
  confirmationPrompt(@Ctx() context: SigningContext, @Arg('token', () => String) token: string) {
    return findConfirmationPrompt(context, token);
  }

  @Mutation(() => SignPetitionPayload, {
    description:
      'The answer is the same whatever the address did before. An address of the network may sign 30 times at once, then once in 2 seconds. Errors: BAD_USER_INPUT, NOT_FOUND, PETITION_CLOSED, RATE_LIMITED, OVERLOADED.',
  })
  async signPetition(
    @Ctx() context: SigningContext,
    @Arg('input', () => SignPetitionInput) input: SignPetitionInput,
  ) {
    return { nextStep: NextStep.CHECK_YOUR_EMAIL, petition: await signPetition(context, input) };
  }

  @Mutation(() => ConfirmSignaturePayload, {
    description:
      'Confirming twice succeeds twice and counts once; what the newsroom has set aside counts when it is released. Errors: BAD_USER_INPUT, NOT_FOUND, GONE, RATE_LIMITED (after many unknown tokens), OVERLOADED.',
  })
  async confirmSignature(
    @Ctx() context: SigningContext,
    @Arg('input', () => ConfirmSignatureInput) input: ConfirmSignatureInput,
  ) {
    return { petition: await confirmSignature(context, input) };
  }

  @Mutation(() => DisownSignaturePayload, {
    description:
      "This wasn't me. Errors: BAD_USER_INPUT, NOT_FOUND, RATE_LIMITED (after many unknown tokens), OVERLOADED.",
  })
  async disownSignature(
    @Ctx() context: SigningContext,
    @Arg('input', () => ConfirmSignatureInput) input: ConfirmSignatureInput,
  ) {
    return { petition: await disownSignature(context, input) };
  }
}
