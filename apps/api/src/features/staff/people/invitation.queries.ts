/** Columns as rows name them. */
const INVITATION = `id, contact_id as "contactId", role, locale, created_at as "invitedAt",
  expires_at as "expiresAt", ended_at as "endedAt"`;

/** $1 id */
export const READ_INVITATION = `select ${INVITATION} from staff_invitations where id = $1`;

/** $1 id; with the account that invites. */
export const READ_INVITATION_TO_MAIL = `
  select ${INVITATION}, invited_by as "invitedBy" from staff_invitations where id = $1`;

/** $1 id */
export const LOCK_INVITATION = `${READ_INVITATION} for update`;

/** $1 now */
export const WAITING_INVITATIONS = `
  select ${INVITATION} from staff_invitations
  where ended_at is null and expires_at > $1 order by created_at desc, id`;

/** $1 ids */
export const INVITATIONS_BY_ID = `
  select ${INVITATION} from staff_invitations where id = any($1::uuid[])`;

/** $1 now */
export const COUNT_WAITING_BY = `
  select invited_by as id, count(*)::int as count from staff_invitations
  where ended_at is null and expires_at > $1 group by 1`;

/** $1 contact, $2 since when */
export const COUNT_INVITATIONS = `
  select count(*) from staff_invitations where contact_id = $1 and created_at > $2`;

/** $1 id, $2 contact, $3 role, $4 locale, $5 account that invites, $6 now, $7 until when */
export const ADD_INVITATION = `
  insert into staff_invitations (id, contact_id, role, locale, invited_by, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** $1 now, $2 id */
export const END_INVITATION = `
  update staff_invitations set ended_at = $1 where id = $2 and ended_at is null`;

/** $1 now, $2 contact: another one takes their place. */
export const END_INVITATIONS_OF = `
  update staff_invitations set ended_at = $1 where contact_id = $2 and ended_at is null`;

/** $1 now, $2 account: whoever is no administrator any more lets nobody in. */
export const END_INVITATIONS_BY = `
  update staff_invitations set ended_at = $1 where invited_by = $2 and ended_at is null`;

/** $1 hours that an invitation is good for */
export const TAKE_OLD_INVITATIONS = `
  delete from staff_invitations where created_at < now() - $1 * interval '1 hour' - interval '1 day'
  returning id, contact_id as "contactId"`;
