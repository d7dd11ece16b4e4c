import type { Db } from '../../platform/db.ts';
import { FLAGS_LASTING, FLAGS_OF_PETITION } from './traffic.queries.ts';
import type { TrafficKind } from './traffic.rules.ts';

export type { TrafficKind };

export type TrafficFlag = {
  id: string;
  kind: TrafficKind;
  name: string;
  beganAt: Date;
  lastSeenAt: Date;
  peak: number;
  usual: number;
};

const SHOWN = 20;

/** What was unusual in the last day, newest first. */
export function findTrafficFlags(db: Db, petitionId: string): Promise<TrafficFlag[]> {
  return db.query(FLAGS_OF_PETITION, [petitionId, SHOWN]);
}

/** What is unusual now, once a petition and kind: the strongest, and how many others there are. */
export type LastingTraffic = Omit<TrafficFlag, 'id'> & { petitionId: string; others: number };

export function listLastingTraffic(db: Db): Promise<LastingTraffic[]> {
  return db.query(FLAGS_LASTING);
}
