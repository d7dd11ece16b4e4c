import { renamePasskeySchema } from '@undersigned/shared/accounts/passkey.schema.ts';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { requireValid } from '../../../platform/input.ts';
import { removePasskey, renamePasskey } from '../../accounts/passkey.service.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import { readOwnAccount } from './own-account.service.ts';
import { RenamePasskeyInput } from './own-account.staff.input.ts';
import { StaffAccount } from './own-account.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { requireId } from '../staff-id.ts';
import { EVERY_ROLE } from '../staff-role.ts';

/** Adding one needs the browser: see the routes below /auth/passkey. */
@Resolver()
export class OwnPasskeyResolver {
  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      "Gives one of one's own passkeys another name. Errors: NOT_FOUND. Roles: every staff role.",
  })
  async renamePasskey(
    @Ctx() context: StaffContext,
    @Arg('input', () => RenamePasskeyInput) input: RenamePasskeyInput,
  ): Promise<StaffAccount> {
    const { passkey, name } = requireValid(renamePasskeySchema, input);
    const { accountId } = context.viewer;
    await renamePasskey(context.db, accountId, { id: requireId(passkey), name });
    return readOwnAccount(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAccount, {
    description:
      "Takes one of one's own passkeys away. Errors: FORBIDDEN (FRESH_FACTOR), NOT_FOUND, CONFLICT where other factors are left than expected. Roles: every staff role.",
  })
  async removePasskey(
    @Ctx() context: StaffContext,
    @Arg('passkey', () => ID) passkey: string,
    @Arg('expectedLeft', () => Int, {
      nullable: true,
      description: 'How many second factors whoever decides has seen beside it.',
    })
    expectedLeft: number | null,
  ): Promise<StaffAccount> {
    requireFreshFactor(context);
    const removing = { id: requireId(passkey), expectedLeft: expectedLeft ?? null };
    await removePasskey(context, context.viewer, removing);
    return readOwnAccount(context);
  }
}
