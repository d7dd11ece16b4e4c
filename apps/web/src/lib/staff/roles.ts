import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';

/** Who is offered to; the API decides. */
export const mayChangeCounts: (role: StaffRole) => boolean = worksOnSignatures;
