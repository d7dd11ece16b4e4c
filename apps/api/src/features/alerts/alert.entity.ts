import type { TrafficKind } from '../trends/traffic.service.ts';

export type AlertKind = 'MILESTONE' | 'TRAFFIC' | 'DRIFT' | 'MAIL' | 'CHANGE';

/**
 * What staff are told without having asked. `figure`: the milestone, the most signatures in a minute, how
 * many counts differ, how many mails, or by how much a count was changed. `trafficName`: a country, or the
 * name of a tag. `entryId`: the entry that says why a count was changed, the largest where `others` belong
 * to it. Null as its end: it lasts.
 */
export type Alert = {
  id: number;
  kind: AlertKind;
  petitionId: string | null;
  trafficKind: TrafficKind | null;
  trafficName: string | null;
  figure: number;
  usual: number | null;
  others: number | null;
  entryId: string | null;
  beganAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
};
