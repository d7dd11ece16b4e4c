import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { load } from '../../../platform/context.ts';
import type { Alert } from '../../alerts/alert.entity.ts';
import { findEntriesWithReason } from '../../integrity/large-change.service.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { findPetitionsById } from '../../petitions/petition.service.ts';
import { changeOf } from './alert-change.ts';
import { StaffAlertChange } from './alert-change.staff.type.ts';
import {
  markAlertsRead,
  readAlerts,
  readAlertsNow,
  readSubscriptions,
  setSubscriptions,
} from './alert-reader.service.ts';
import { SetAlertSubscriptionsInput } from './alert.staff.input.ts';
import {
  StaffAlert,
  StaffAlertConnection,
  StaffAlertsNow,
  StaffAlertSubscriptions,
  StaffAlertTraffic,
} from './alert.staff.type.ts';
import type { StaffContext } from '../staff-access.ts';
import { Roles } from '../staff-fields.ts';
import { StaffPetition } from '../counts/staff-petition.staff.type.ts';
import { EVERY_ROLE } from '../staff-role.ts';

@Resolver(() => StaffAlert)
export class AlertResolver {
  @Roles(...EVERY_ROLE)
  @Query(() => StaffAlertConnection, {
    description:
      'Alerts, the last raised first; of unusual traffic for CAMPAIGNER and ADMIN only. Errors: BAD_USER_INPUT. Roles: every staff role.',
  })
  alerts(
    @Ctx() context: StaffContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return readAlerts(context, first, after ?? null);
  }

  @Roles(...EVERY_ROLE)
  @Query(() => StaffAlertsNow, {
    description: 'What lasts, and how much is new to the viewer. Roles: every staff role.',
  })
  alertsNow(@Ctx() context: StaffContext) {
    return readAlertsNow(context);
  }

  @Roles(...EVERY_ROLE)
  @Query(() => StaffAlertSubscriptions, {
    description: "The viewer's own. Roles: every staff role.",
  })
  alertSubscriptions(@Ctx() context: StaffContext) {
    return readSubscriptions(context);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAlertSubscriptions, {
    description:
      "Sets the viewer's own, in the language of the request. What they may not see stays as it was. Errors: FORBIDDEN for a kind that they may not see. Roles: every staff role.",
  })
  setAlertSubscriptions(
    @Ctx() context: StaffContext,
    @Arg('input', () => SetAlertSubscriptionsInput) { kinds }: SetAlertSubscriptionsInput,
  ) {
    return setSubscriptions(context, kinds);
  }

  @Roles(...EVERY_ROLE)
  @Mutation(() => StaffAlertsNow, {
    description:
      'The viewer has read the alerts up to this one; an earlier one changes nothing. Errors: NOT_FOUND. Roles: every staff role.',
  })
  markAlertsRead(@Ctx() context: StaffContext, @Arg('upTo', () => ID) upTo: string) {
    return markAlertsRead(context, upTo);
  }

  @FieldResolver(() => StaffPetition, {
    nullable: true,
    description: 'Null for MAIL, which is of the whole site.',
  })
  petition(
    @Root() { petitionId }: Alert,
    @Ctx() context: StaffContext,
  ): Promise<PetitionEntity | null> | null {
    return petitionId === null ? null : load(context, findPetitionsById, petitionId);
  }

  @FieldResolver(() => StaffAlertTraffic, { nullable: true, description: 'Of TRAFFIC only.' })
  traffic(@Root() { trafficKind: kind, trafficName: name, usual, others }: Alert) {
    return kind === null ? null : { kind, name, usual, others };
  }

  @FieldResolver(() => StaffAlertChange, { nullable: true, description: 'Of CHANGE only.' })
  async change(@Root() alert: Alert, @Ctx() context: StaffContext) {
    if (alert.entryId === null) return null;
    const entry = await load(context, findEntriesWithReason, alert.entryId);
    return entry && changeOf(alert, entry, context.viewer.role);
  }
}
