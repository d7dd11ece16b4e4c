import { changePasswordSchema } from '@undersigned/shared/accounts/change-password.schema.ts';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { requireValid } from '../../../platform/input.ts';
import { changePassword } from '../../accounts/password.service.ts';
import { endOneSession, endOtherSessions } from '../../accounts/session-list.service.ts';
import { readOwnAccount } from './own-account.service.ts';
import { ChangePasswordInput } from './own-account.staff.input.ts';
import { StaffAccount } from './own-account.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { requireId } from '../staff-id.ts';
import { EVERY_ROLE } from '../staff-role.ts';

@Resolver()
export class OwnAccountResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffAccount, {
    description: "One's own account: factors and sessions. Roles: every staff role.",
  })
  ownAccount(@Ctx() context: StaffContext): Promise<StaffAccount> {
    return readOwnAccount(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      "Ends one of one's own sessions, at once everywhere. Errors: NOT_FOUND. Roles: every staff role.",
  })
  async endSession(
    @Ctx() context: StaffContext,
    @Arg('session', () => ID) session: string,
  ): Promise<StaffAccount> {
    await endOneSession(context.db, context.viewer.accountId, requireId(session));
    return readOwnAccount(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      "Ends all of one's own sessions but this one. Errors: CONFLICT where they are not as many as expected. Roles: every staff role.",
  })
  async endOtherSessions(
    @Ctx() context: StaffContext,
    @Arg('expectedTotal', () => Int, {
      nullable: true,
      description: 'How many others whoever decides has seen.',
    })
    expectedTotal: number | null,
  ): Promise<StaffAccount> {
    await endOtherSessions(context.db, context.viewer, expectedTotal ?? null);
    return readOwnAccount(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      'Ends all other sessions too. Errors: BAD_USER_INPUT (PASSWORD_WRONG, TOO_SHORT), RATE_LIMITED. Roles: every staff role.',
  })
  async changePassword(
    @Ctx() context: StaffContext,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<StaffAccount> {
    await changePassword(context, context.viewer, requireValid(changePasswordSchema, input));
    return readOwnAccount(context);
  }
}
