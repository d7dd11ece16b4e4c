import type { StaffAlertsNowQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import type { AlertFacts } from '@undersigned/shared/staff/alert-words.ts';

export type AlertsNow = StaffAlertsNowQuery['alertsNow'];
export type StaffAlert = AlertsNow['lasting'][number];

/** Of what the words for an alert are made. */
export function factsOf({ kind, figure, petition, traffic, endedAt }: StaffAlert): AlertFacts {
  const slug = petition?.slug ?? null;
  return { kind, figure, slug, traffic: traffic ?? null, isOver: (endedAt ?? null) !== null };
}
