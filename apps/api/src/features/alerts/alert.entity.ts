import type { TrafficKind } from '../trends/traffic.service.ts';

export type AlertKind = 'MILESTONE' | 'TRAFFIC' | 'DRIFT' | 'MAIL';

/**
 * What staff are told without having asked. `figure`: the milestone, the most signatures in a minute, how
 * many counts differ, or how many mails. `trafficName`: a country, or the name of a tag. Null as its end:
 * it lasts.
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
  beganAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
};
