import type { StaffAlertsNowQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import type { AlertFacts } from '@undersigned/shared/staff/alert-words.ts';

export type AlertsNow = StaffAlertsNowQuery['alertsNow'];
export type StaffAlert = AlertsNow['lasting'][number];

/** Of what the words for an alert are made. */
export function factsOf({ kind, figure, petition, endedAt, ...alert }: StaffAlert): AlertFacts {
  const change = alert.change ? { ...alert.change, decision: alert.change.decision ?? null } : null;
  return {
    ...{ kind, figure, change, slug: petition?.slug ?? null, traffic: alert.traffic ?? null },
    isOver: (endedAt ?? null) !== null,
  };
}
