import { AUDIT_ACTIONS } from '@undersigned/shared/staff/audit-actions.ts';
import type { AuditFilter } from '@undersigned/shared/staff/audit-filter.schema.ts';
import { accountInAudit, OPERATOR } from '../../../platform/audit.ts';

/** Where an entry stands, to the microsecond as the database has it. */
export type Place = { at: string; id: number };

/** $1 id */
export const PLACE_OF_ENTRY = 'select at::text as at, id from audit_entries where id = $1';

/** Each of few, found one after the other: the entries themselves are millions. */
export const ACTORS_OF_ENTRIES = `
  with recursive actors (actor) as (
    (select actor from audit_entries order by actor limit 1)
    union all
    select (select e.actor from audit_entries e where e.actor > a.actor order by e.actor limit 1)
    from actors a where a.actor is not null)
  select actor from actors where actor is not null`;

const COLUMNS = 'id, at, actor, action, subject, detail';
/** Along the times of all entries. */
const NEWEST_FIRST = 'order by at desc, id desc';
/**
 * The same, along the entries of one actor, act or subject only: so their indexes are sorted. Postgres
 * would rather read all of the log from its end, where what somebody did long ago is far away.
 */
const NEWEST_OF_ONE = 'order by at desc nulls last, id desc nulls last';

/** The entries behind a place that have all of this in common, newest first. */
export function auditPage(
  filter: AuditFilter,
  after: Place | null,
  limit: number,
): { text: string; values: unknown[] } {
  const { actor, actions, petition, from, to } = filter;
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const isOfOne = [actor, actions, petition].some((asked) => asked !== undefined);
  const most = `${isOfOne ? NEWEST_OF_ONE : NEWEST_FIRST} limit ${given(limit)}`;
  const common = [
    ...(actor === undefined ? [] : [`actor = ${given(actorInAudit(actor))}`]),
    ...(from ? [`at >= ${given(from)}`] : []),
    ...(to ? [`at < ${given(to)}`] : []),
    ...(after ? [`(at, id) < (${given(after.at)}::timestamptz, ${given(after.id)}::bigint)`] : []),
  ];
  const entries = (more: string[], source = 'audit_entries') => {
    const all = [...more, ...common];
    return `select ${COLUMNS} from ${source} ${all.length > 0 ? `where ${all.join(' and ')}` : ''}`;
  };
  const done = (acts: readonly string[]) => `action = any (${given(acts)}::text[])`;
  if (petition !== undefined) {
    const slug = `${given(petition)}::text`;
    const [own, decided] = byWhatTheyAreAbout(actions);
    const parts = [
      own && `(${entries([`subject = 'petition ' || ${slug}`, ...own.map(done)])} ${most})`,
      decided && entries([`slug = ${slug}`, ...decided.map(done)], OF_DECISIONS),
    ];
    const text = parts.filter(Boolean).join(' union all ');
    return { text: `select * from (${text}) e ${most}`, values };
  }
  if (actions) {
    // Of each the newest, and of those the newest: no index has several acts in one order.
    const each = `${entries(['action = act'])} ${most}`;
    const acts = `unnest(${given(actions)}::text[]) act`;
    return { text: `select e.* from ${acts} cross join lateral (${each}) e ${most}`, values };
  }
  return { text: `${entries([])} ${most}`, values };
}

/**
 * What to look for among a petition's own entries, and among those of decisions about it: acts, or without
 * any said whatever there is. Null where there can be none.
 */
function byWhatTheyAreAbout(actions: readonly string[] | undefined): (string[][] | null)[] {
  if (!actions) return [[], []];
  const isDecision = (act: string) => (AUDIT_ACTIONS.deciding as readonly string[]).includes(act);
  const own = actions.filter((act) => !isDecision(act));
  const decided = actions.filter(isDecision);
  return [own, decided].map((acts) => (acts.length > 0 ? [acts] : null));
}

const actorInAudit = (actor: string): string =>
  actor === OPERATOR ? OPERATOR : accountInAudit(actor);

/** Of a decision there are few: all of them, found by its id. The offset keeps Postgres from reading them otherwise. */
const OF_DECISIONS = `(
  select e.*, p.slug from petitions p join decisions d on d.petition_id = p.id
    cross join lateral (
      select * from audit_entries where subject = 'decision ' || d.id offset 0) e) of_decisions`;
