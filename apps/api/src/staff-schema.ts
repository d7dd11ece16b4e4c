import { buildSchema } from 'type-graphql';
import { OfflineBatchResolver } from './features/staff/counts/offline-batch.staff.resolver.ts';
import { OwnAccountResolver } from './features/staff/account/own-account.staff.resolver.ts';
import { OwnFactorResolver } from './features/staff/account/own-factor.staff.resolver.ts';
import { OwnPasskeyResolver } from './features/staff/account/own-passkey.staff.resolver.ts';
import { DecisionResolver } from './features/staff/decisions/decision.staff.resolver.ts';
import { HeldResolver } from './features/staff/signatures/held.staff.resolver.ts';
import { InvalidationResolver } from './features/staff/decisions/invalidation.staff.resolver.ts';
import { PetitionCountsResolver } from './features/staff/counts/petition-counts.staff.resolver.ts';
import { PetitionFunnelResolver } from './features/staff/counts/petition-funnel.staff.resolver.ts';
import { WaitingDecisionResolver } from './features/staff/decisions/waiting-decision.staff.resolver.ts';
import { guardFields } from './features/staff/staff-fields.ts';
import { AlertResolver } from './features/staff/alerts/alert.staff.resolver.ts';
import { AuditLogResolver } from './features/staff/record/audit-log.staff.resolver.ts';
import { StaffInvitationResolver } from './features/staff/people/staff-invitation.staff.resolver.ts';
import { StaffPeopleResolver } from './features/staff/people/staff-people.staff.resolver.ts';
import { PetitionNeedsResolver } from './features/staff/counts/petition-needs.staff.resolver.ts';
import { StaffPetitionResolver } from './features/staff/counts/staff-petition.staff.resolver.ts';
import { StaffSignatureResolver } from './features/staff/signatures/signature.staff.resolver.ts';
import { TrendResolver } from './features/staff/signatures/trend.staff.resolver.ts';
import { StaffViewerResolver } from './features/staff/staff-viewer.staff.resolver.ts';

/** Built after the public schema. Its types are classes of their own: the two share nothing but scalars. */
export async function buildStaffSchema() {
  const schema = await buildSchema({
    resolvers: [
      StaffViewerResolver,
      StaffPetitionResolver,
      PetitionCountsResolver,
      PetitionFunnelResolver,
      PetitionNeedsResolver,
      OfflineBatchResolver,
      OwnAccountResolver,
      OwnFactorResolver,
      OwnPasskeyResolver,
      StaffPeopleResolver,
      StaffInvitationResolver,
      AuditLogResolver,
      AlertResolver,
      WaitingDecisionResolver,
      StaffSignatureResolver,
      HeldResolver,
      InvalidationResolver,
      DecisionResolver,
      TrendResolver,
    ],
    validate: false,
  });
  return guardFields(schema);
}
