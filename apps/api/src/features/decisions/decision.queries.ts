const COLUMNS = `id, petition_id as "petitionId", kind, state, criteria, reason, expected,
  proposed_by as "proposedBy", approved_by as "approvedBy", cancelled_by as "cancelledBy",
  undone_by as "undoneBy", role, approver_role as "approverRole", created_at as "createdAt",
  approvable_from as "approvableFrom",
  ended_at as "endedAt", reinstated_at as "reinstatedAt", affected, reinstated,
  began_at as "beganAt", moved_at as "movedAt", is_reversible as "isReversible",
  case when at_contact is not null then
    json_build_object('micros', at_micros::text, 'contactId', at_contact) end as place`;

/** $1 id */
export const FIND_DECISION = `select ${COLUMNS} from decisions where id = $1`;

/** $1 ids */
export const PETITIONS_OF_DECISIONS = `
  select d.id, p.slug from decisions d join petitions p on p.id = d.petition_id
  where d.id = any($1::uuid[])`;

/** $1 petition, $2 how many. Those that wait for a second person first, as they came; then what is under way, then the newest. */
export const DECISIONS_OF_PETITION = `
  select ${COLUMNS} from decisions where petition_id = $1
  order by state = 'PROPOSED' desc, case state when 'PROPOSED' then created_at end,
    state in ('RUNNING', 'REINSTATING') desc, created_at desc, id
  limit $2`;

/** $1 petition, $2 by whom. */
export const COUNT_WAITING = `
  select count(*)::int as count from decisions
  where petition_id = $1 and proposed_by = $2 and state = 'PROPOSED'`;

/** $1 how many. What waits for a second person, of every petition; oldest first. */
export const PROPOSED_DECISIONS = `
  select ${COLUMNS} from decisions where state = 'PROPOSED' order by created_at, id limit $1`;

/** $1 ids. Those that wait for a second person still; oldest first. */
export const PROPOSED_AMONG = `
  select ${COLUMNS} from decisions where state = 'PROPOSED' and id = any($1::uuid[])
  order by created_at, id`;

/** $1 ids */
export const DECISIONS_AMONG = `select ${COLUMNS} from decisions where id = any($1::uuid[])`;

/** $1 without these. Oldest first. */
export const UNFINISHED_DECISIONS = `
  select id from decisions where state in ('RUNNING', 'REINSTATING') and id <> all ($1::uuid[])
  order by created_at, id`;

/** $1 petition, $2 kind, $3 state, $4 criteria, $5 reason, $6 expected, $7 by whom, $8 affected, $9 their role, $10 from when they may approve */
export const ADD_DECISION = `
  insert into decisions
    (petition_id, kind, state, criteria, reason, expected, proposed_by, affected, role,
      approvable_from, began_at, ended_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
    case when $3 <> 'PROPOSED' then clock_timestamp() end,
    case when $3 = 'DONE' then clock_timestamp() end)
  returning ${COLUMNS}`;

/** $1 whose turn it is, and about what. Held to the end of the transaction. */
export const TAKE_TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

/**
 * $1 petition, $2 kind, $3 criteria, $4 by whom or null, $5 since when, $6 but for this one. Whatever of the
 * same is under way, was proposed by the same account, or has come to its end since; and what this very form,
 * by the time of its counting, did within a minute (see docs/decisions/008).
 */
export const FIND_SAME = `
  select from decisions
  where petition_id = $1 and kind = $2 and id is distinct from $6::uuid and (
    criteria - 'to' = $3::jsonb - 'to' and (
      state in ('RUNNING', 'REINSTATING') or (state = 'PROPOSED' and proposed_by = $4::text)
      or (affected > 0 and greatest(ended_at, reinstated_at) >= $5::timestamptz))
    or (criteria = $3::jsonb and state = 'DONE'
      and ended_at > clock_timestamp() - interval '1 minute'))
  limit 1`;

/**
 * $1 petition, $2 by whom, $3 hours, $4 whether they are a newcomer. What newcomers decide counts as done by
 * everybody, and what anybody decides as done by a newcomer: a second account is no second allowance. What
 * waits for a second person, or was led back, is none of it.
 */
export const COUNT_DECIDED_ALONE = `
  select coalesce(sum(case state when 'RUNNING' then greatest(expected, affected)
    else affected - reinstated end), 0)::int as count
  from decisions where petition_id = $1 and approved_by is null
    and (proposed_by = $2 or approvable_from > created_at or $4::boolean)
    and created_at > clock_timestamp() - $3 * interval '1 hour'`;

/** $1 id, $2 by whom, $3 how many are left of what was proposed: no more than that are touched, $4 in which role */
export const APPROVE = `
  update decisions set state = 'RUNNING', approved_by = $2, expected = $3,
    approver_role = $4, began_at = clock_timestamp()
  where id = $1 and state = 'PROPOSED' returning ${COLUMNS}`;

/** $1 id, $2 by whom. Whoever carries it out holds the row until a chunk is committed: then no other chunk begins. */
export const CANCEL = `
  update decisions set state = 'CANCELLED', cancelled_by = $2, ended_at = clock_timestamp()
  where id = $1 and state in ('PROPOSED', 'RUNNING') returning ${COLUMNS}`;

/** $1 id, $2 by whom. Nothing of it was done, and nothing will be. */
export const CANCEL_PROPOSED = `
  update decisions set state = 'CANCELLED', cancelled_by = $2, ended_at = clock_timestamp()
  where id = $1 and state = 'PROPOSED' returning ${COLUMNS}`;

/** $1 id, $2 by whom, $3 in which role. From the beginning of its members. */
export const BEGIN_REINSTATING = `
  update decisions set state = 'REINSTATING', undone_by = $2, role = $3, at_micros = null, at_contact = null,
    began_at = clock_timestamp(), moved_at = null
  where id = $1 and state in ('DONE', 'CANCELLED') returning ${COLUMNS}`;

const IS_STILL_THERE = `id = $1 and state = $2 and at_contact is not distinct from $3::uuid
  and at_micros is not distinct from $4::bigint`;

/** $1 id, $2 state, $3 and $4 the place it was read at, $5 and $6 the next one, $7 how many. Null ends it. */
export const ADVANCE = `
  update decisions set at_contact = $5::uuid, at_micros = $6::bigint, moved_at = clock_timestamp(),
    affected = affected + case when state = 'RUNNING' then $7::int else 0 end,
    reinstated = reinstated + case when state = 'REINSTATING' then $7::int else 0 end,
    ended_at = case when $5 is null and state = 'RUNNING' then clock_timestamp() else ended_at end,
    reinstated_at =
      case when $5 is null and state = 'REINSTATING' then clock_timestamp() else reinstated_at end,
    state = case when $5 is not null then state when state = 'RUNNING' then 'DONE' else 'REINSTATED' end
  where ${IS_STILL_THERE}`;

/** $1 decision, $2 petition, $3 contacts, $4 states, $5 why they were held, null where they were not */
export const ADD_MEMBERS = `
  insert into decision_members (decision_id, petition_id, contact_id, state_before, held_because)
  select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[])`;

/** $1 decision, $2 after which contact, $3 how many */
export const MEMBERS_AFTER = `
  select contact_id as "contactId", state_before as "stateBefore", held_because as "heldBecause"
  from decision_members
  where decision_id = $1 and contact_id > $2 order by contact_id limit $3`;
