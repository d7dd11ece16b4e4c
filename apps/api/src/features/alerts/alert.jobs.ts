import {
  DECISION_ALONE_MAX_SIGNATURES,
  NETWORK_TAG_KEPT_DAYS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import type { Db } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import { findMailTrouble } from '../contacts/delivery-queue.service.ts';
import { listDrifting } from '../integrity/count-check.service.ts';
import { listLargeChanges } from '../integrity/large-change.service.ts';
import { listTotals } from '../integrity/tally.service.ts';
import { listLastingTraffic } from '../trends/traffic.service.ts';
import type { Alert } from './alert.entity.ts';
import {
  END_OTHERS,
  FORGET_TRAFFIC,
  IS_MAIL_IN_TROUBLE,
  NOTE_CHANGES_TOLD,
  NOTE_LASTING,
  RAISE_CHANGES,
  RAISE_MILESTONES,
  READ_CHANGES_TOLD,
  READ_TOLD,
  TAKE_TURN,
} from './alert.queries.ts';
import { milestonesToTell } from './alert.rules.ts';
import { changesToTell, type ChangeToTell } from './large-change.rules.ts';

/** What is seen to last, before it is known whether it did already. */
type Seen = Omit<Alert, 'id' | 'endedAt' | 'entryId'>;
type Raised = Pick<Alert, 'id' | 'kind' | 'petitionId'>;

/** Of whatever is no traffic. */
const NO_TRAFFIC = { trafficKind: null, trafficName: null, usual: null, others: null };

/**
 * Raises what staff should know: milestones that were passed; counts that one of them changed by much;
 * traffic, counts and mails that are not as they should be, each as one row until it is over. Of several
 * workers one looks.
 */
export async function raiseAlerts(db: Db, logger: Pick<Logger, 'warn'>): Promise<void> {
  const raised = await db.transaction(async (tx) => {
    const [{ taken }] = await tx.query(TAKE_TURN);
    if (!taken) return [];
    return [
      ...(await raiseMilestones(tx)),
      ...(await raiseChanges(tx)),
      ...(await noteLasting(tx)),
    ];
  });
  for (const { id, kind, petitionId } of raised)
    logger.warn({ alert: id, kind, petitionId }, 'alert');
}

export async function forgetAlerts(pool: pg.Pool): Promise<void> {
  await pool.query(FORGET_TRAFFIC, [NETWORK_TAG_KEPT_DAYS]);
}

async function raiseMilestones(tx: Db): Promise<Raised[]> {
  const rows: { petitionId: string; total: number }[] = await tx.query(READ_TOLD);
  const told = new Map(rows.map(({ petitionId, total }) => [petitionId, total]));
  const passed = milestonesToTell(await listTotals(tx), told);
  return tx.query(RAISE_MILESTONES, [
    passed.map(({ petitionId }) => petitionId),
    passed.map(({ target }) => target),
  ]);
}

async function raiseChanges(tx: Db): Promise<Raised[]> {
  const entries = await listLargeChanges(tx, DECISION_ALONE_MAX_SIGNATURES);
  const rows: { entryId: string; entries: number }[] = await tx.query(READ_CHANGES_TOLD, [
    entries.map(({ id }) => id),
  ]);
  const told = new Map(rows.map((row) => [row.entryId, row.entries]));
  const changes = changesToTell(entries, told);
  const nowTold = changes.flatMap((change) => change.told);
  await tx.query(NOTE_CHANGES_TOLD, [
    nowTold.map(({ entryId }) => entryId),
    nowTold.map((one) => one.entries),
  ]);
  const column = <K extends keyof ChangeToTell>(name: K) => changes.map((one) => one[name]);
  return tx.query(RAISE_CHANGES, [
    ...[column('petitionId'), column('entryId'), column('figure'), column('others')],
    ...[column('beganAt'), column('endedAt')],
  ]);
}

async function noteLasting(tx: Db): Promise<Raised[]> {
  const seen = [...(await seeTraffic(tx)), ...(await seeDrift(tx)), ...(await seeMail(tx))];
  const column = <K extends keyof Seen>(name: K) => seen.map((one) => one[name]);
  const which = [column('kind'), column('petitionId'), column('trafficKind')];
  const raised: Raised[] = await tx.query(NOTE_LASTING, [
    ...which,
    ...[column('trafficName'), column('figure'), column('usual'), column('others')],
    ...[column('beganAt'), column('lastSeenAt')],
  ]);
  await tx.query(END_OTHERS, which);
  return raised;
}

async function seeTraffic(tx: Db): Promise<Seen[]> {
  const flags = await listLastingTraffic(tx);
  return flags.map(({ kind: trafficKind, name: trafficName, peak: figure, ...flag }) => ({
    kind: 'TRAFFIC',
    trafficKind,
    trafficName,
    figure,
    ...flag,
  }));
}

async function seeDrift(tx: Db): Promise<Seen[]> {
  const drifting = await listDrifting(tx);
  return drifting.map(({ petitionId, checkedAt, differences: figure }) => ({
    kind: 'DRIFT',
    petitionId,
    figure,
    beganAt: checkedAt,
    lastSeenAt: checkedAt,
    ...NO_TRAFFIC,
  }));
}

async function seeMail(tx: Db): Promise<Seen[]> {
  const [{ is: wasInTrouble }] = await tx.query(IS_MAIL_IN_TROUBLE);
  const trouble = await findMailTrouble(tx, wasInTrouble);
  if (!trouble) return [];
  const { since: beganAt, mails: figure, seenAt: lastSeenAt } = trouble;
  return [{ kind: 'MAIL', petitionId: null, figure, beganAt, lastSeenAt, ...NO_TRAFFIC }];
}
