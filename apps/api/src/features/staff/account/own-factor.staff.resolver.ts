import {
  passwordSchema,
  secondFactorSchema,
} from '@undersigned/shared/accounts/second-factor.schema.ts';
import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { requireValid } from '../../../platform/input.ts';
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '../../accounts/authenticator.service.ts';
import { requirePassword } from '../../accounts/password.service.ts';
import { renewRecoveryCodes } from '../../accounts/recovery-codes.service.ts';
import { showSecondFactor } from '../../accounts/second-factor.service.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import { readOwnAccount } from './own-account.service.ts';
import { SecondFactorInput, StartAppInput } from './own-account.staff.input.ts';
import { StaffAccount, StaffAppStart, StaffRecoveryCodes } from './own-account.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { EVERY_ROLE } from '../staff-role.ts';

@Resolver()
export class OwnFactorResolver {
  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAppStart, {
    description:
      'Begins to set up an authenticator app; it counts once a code confirms it. Errors: BAD_USER_INPUT (PASSWORD_WRONG), CONFLICT where there is one, FORBIDDEN (FRESH_FACTOR) where there is a passkey. Roles: every staff role.',
  })
  async startApp(
    @Ctx() context: StaffContext,
    @Arg('input', () => StartAppInput) input: StartAppInput,
  ): Promise<StaffAppStart> {
    const { viewer, siteName } = context;
    const { password } = requireValid(passwordSchema, input);
    await requirePassword(context, viewer.accountId, password);
    if (viewer.hasSecondFactor) requireFreshFactor(context);
    return startAuthenticator(context, viewer, siteName);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffRecoveryCodes, {
    description:
      'The app counts from now on, other sessions end. Errors: BAD_USER_INPUT (CODE_WRONG), CONFLICT, RATE_LIMITED. Roles: every staff role.',
  })
  async confirmApp(
    @Ctx() context: StaffContext,
    @Arg('input', () => SecondFactorInput) input: SecondFactorInput,
  ): Promise<StaffRecoveryCodes> {
    const { code } = requireValid(secondFactorSchema, input);
    return { codes: await confirmAuthenticator(context, context.viewer, code) };
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      'Takes the authenticator app away. Errors: FORBIDDEN (FRESH_FACTOR), NOT_FOUND, CONFLICT where other factors are left than expected. Roles: every staff role.',
  })
  async removeApp(
    @Ctx() context: StaffContext,
    @Arg('expectedLeft', () => Int, {
      nullable: true,
      description: 'How many second factors whoever decides has seen beside it.',
    })
    expectedLeft: number | null,
  ): Promise<StaffAccount> {
    requireFreshFactor(context);
    await removeAuthenticator(context, context.viewer, expectedLeft ?? null);
    return readOwnAccount(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffRecoveryCodes, {
    description:
      'Ten new recovery codes in place of the old ones. Errors: FORBIDDEN (FRESH_FACTOR), CONFLICT without a second factor and where not as many are unused as expected. Roles: every staff role.',
  })
  async renewRecoveryCodes(
    @Ctx() context: StaffContext,
    @Arg('expectedTotal', () => Int, {
      nullable: true,
      description: 'How many unused codes whoever decides has seen.',
    })
    expectedTotal: number | null,
  ): Promise<StaffRecoveryCodes> {
    requireFreshFactor(context);
    return { codes: await renewRecoveryCodes(context, context.viewer, expectedTotal ?? null) };
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      'Shows a second factor in a session that has begun: what is grave may be done for ten minutes. Errors: BAD_USER_INPUT (CODE_WRONG), CONFLICT without a second factor, RATE_LIMITED. Roles: every staff role.',
  })
  async showSecondFactor(
    @Ctx() context: StaffContext,
    @Arg('input', () => SecondFactorInput) input: SecondFactorInput,
  ): Promise<StaffAccount> {
    const { code } = requireValid(secondFactorSchema, input);
    await showSecondFactor(context, context.viewer, code);
    return readOwnAccount({ ...context, viewer: { ...context.viewer, factorAt: new Date() } });
  }
}
