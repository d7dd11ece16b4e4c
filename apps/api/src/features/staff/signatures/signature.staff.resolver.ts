import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { SignaturePage } from '../../signatures/signature-list.service.ts';
import { StaffSignatureFilter } from './signature-filter.staff.input.ts';
import { readSignatures } from './signature-reading.service.ts';
import { StaffSignatureConnection } from './signature.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffRole } from '../staff-role.ts';

@Resolver()
export class StaffSignatureResolver {
  @Roles(StaffRole.CAMPAIGNER)
  @Query(() => StaffSignatureConnection, {
    description:
      'Signatures, newest first; addresses masked. Each reading is noted in the audit log. Errors: NOT_FOUND. Role: CAMPAIGNER.',
  })
  signatures(
    @Ctx() context: StaffContext,
    @Arg('petition', () => String, { description: "The petition's slug." }) petition: string,
    @Arg('filter', () => StaffSignatureFilter, { nullable: true })
    filter: StaffSignatureFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<SignaturePage> {
    return readSignatures(context, petition, filter, { first, after: after ?? null });
  }
}
