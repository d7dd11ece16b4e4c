import { SetAlertSubscriptionsDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { raiseAlerts } from '../src/features/alerts/alert.jobs.ts';
import {
  type EntryWithReason,
  enterWithReason,
} from '../src/features/integrity/ledger-reason.service.ts';
import { mailAlerts } from '../src/features/staff/alerts/alert.jobs.ts';
import { PETITION } from './signing.ts';
import { askStaff, type SignedInStaff } from './staff.ts';
import type { World } from './world.ts';

/** What the worker does every minute about alerts, and how what it looks at is made. */
export function alertsOf(world: () => World) {
  const query = async (sql: string, values: unknown[] = []) =>
    (await world().owner.query(sql, values)).rows;
  return {
    raise: () => raiseAlerts(world().db.manager, { warn: () => {} }),
    mail: () =>
      mailAlerts({
        ...{ db: world().db.manager, keyring: world().config.keyring },
        logger: { error: () => {} },
      }),
    /** As they stand, in the order in which they were raised. */
    rows: (): Promise<AlertRow[]> =>
      query(
        `select a.kind, p.slug, a.figure, a.traffic_kind, a.traffic_name, a.others,
          a.ended_at is null as lasts
         from alerts a left join petitions p on p.id = a.petition_id order by a.id`,
      ),
    /** So many have confirmed, as the counts say. */
    total: (count: number, slug = PETITION) =>
      query(
        `insert into petition_tallies as t (petition_id, confirmed)
         select id, $1 from petitions where slug = $2
         on conflict (petition_id) do update set confirmed = excluded.confirmed`,
        [count, slug],
      ),
    /** What the last comparison of the counts has found. */
    drift: (differences: number, slug = PETITION) =>
      query(
        `insert into count_checks as c (petition_id, checked_at, differences)
         select id, clock_timestamp(), $1 from petitions where slug = $2
         on conflict (petition_id) do update
           set differences = excluded.differences, checked_at = excluded.checked_at`,
        [differences, slug],
      ),
    /** Unusual traffic, seen so many minutes ago. */
    flag: (flag: Flag) => {
      const { kind = 'NETWORK', name = '3f2a000000000000', peak = 40, ago = 0, slug } = flag;
      return query(
        `insert into traffic_flags (petition_id, kind, name, peak, usual, began_at, last_seen_at)
         select id, $2, $3, $4, 2, clock_timestamp() - $5 * interval '1 minute',
           clock_timestamp() - $5 * interval '1 minute'
         from petitions where slug = $1`,
        [slug ?? PETITION, kind, name, peak, ago],
      );
    },
    /** What staff enter, by default from paper. */
    enter: async (entries: number, more: Partial<EntryWithReason> = {}, slug = PETITION) => {
      const [petition] = await query('select id from petitions where slug = $1', [slug]);
      await enterWithReason(world().db.manager, {
        ...{ petitionId: petition.id, kind: 'offline', entries, reason: 'Paper sheets.' },
        ...{ role: 'CAMPAIGNER', batchId: crypto.randomUUID(), ...more },
      });
    },
    /** Nothing is entered for so many minutes. */
    entriesStandStill: (minutes: number) =>
      query(`update ledger_reasons set grown_at = grown_at - $1 * interval '1 minute'`, [minutes]),
    /** Mails that were due longer ago than that. */
    mailsLate: (minutes: number) =>
      query(
        `update deliveries set due_at = due_at - $1 * interval '1 minute'
             where sent_at is null and dropped_at is null`,
        [minutes],
      ),
  };
}

type Kind = 'MILESTONE' | 'TRAFFIC' | 'DRIFT' | 'MAIL' | 'CHANGE';

/** Who is mailed about alerts, and what comes of it. */
export function alertMailsOf(world: () => World) {
  const { raise, mail } = alertsOf(world);
  return {
    choose: ({ cookie }: SignedInStaff, kinds: Kind[], language = 'en') =>
      askStaff(
        world(),
        SetAlertSubscriptionsDocument,
        { input: { kinds } },
        { cookie, 'accept-language': language },
      ),
    /** What the worker does in a minute. */
    minute: async () => {
      await raise();
      await mail();
      await world().deliver();
    },
    /** About alerts: another role, for instance, is news of another kind. */
    mailsTo: ({ email }: Pick<SignedInStaff, 'email'>) =>
      world().mailbox.mails.filter(
        ({ to, text }) => to.includes(email) && text.includes('/staff/alerts'),
      ),
    tenMinutesPass: () =>
      world().owner.query(
        `update deliveries set due_at = due_at - interval '10 minutes',
          sent_at = sent_at - interval '10 minutes'`,
      ),
  };
}

type Flag = { kind?: string; name?: string; peak?: number; ago?: number; slug?: string };
type AlertRow = {
  kind: string;
  slug: string | null;
  figure: number;
  traffic_kind: string | null;
  traffic_name: string | null;
  others: number | null;
  lasts: boolean;
};
