import type {
  StaffAlertsNowQuery,
  StaffViewerQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import type { AlertFacts } from '@undersigned/shared/staff/alert-words.ts';
import { timesOfTraffic } from '@undersigned/shared/staff/traffic-time.ts';

export type AlertsNow = StaffAlertsNowQuery['alertsNow'];
export type StaffAlert = AlertsNow['lasting'][number];

type Reader = Pick<StaffViewerQuery['staffViewer'], 'role' | 'timeZone'>;

/** Of what the words for an alert are made, for whoever reads it. */
export function factsOf(
  { kind, figure, petition, endedAt, ...alert }: StaffAlert,
  { role, timeZone }: Reader,
): AlertFacts {
  const change = alert.change ? { ...alert.change, decision: alert.change.decision ?? null } : null;
  return {
    ...{ kind, figure, change, slug: petition?.slug ?? null, traffic: alert.traffic ?? null },
    isOver: (endedAt ?? null) !== null,
    isForAdministrator: role === 'ADMIN',
    during: timesOfTraffic(
      { beganAt: new Date(alert.beganAt), endedAt: endedAt ? new Date(endedAt) : null },
      timeZone,
    ),
  };
}
