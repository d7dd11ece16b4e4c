import { tallyOf } from '../integrity/tally.service.ts';
import { isClosedOf } from './petition.entity.ts';

// Every signature asks for its petition, and the entity manager's way takes several times as long.
const COLUMNS = `
  p.id, p.number, p.campaign_id as "campaignId", p.slug, p.title, p.demand, p.locale, p.texts,
  p.addressed_to as "addressedTo", p.text_version as "textVersion",
  p.text_changed_at as "textChangedAt", p.closes_at as "closesAt", p.closed_at as "closedAt",
  ${isClosedOf('p')} as "isClosed", p.created_at as "createdAt"`;
const PETITION = `select ${COLUMNS} from petitions p`;

/** $1 slugs */
export const PETITIONS_BY_SLUG = `${PETITION} where p.slug = any($1::text[])`;

/** $1 slugs. By statement, and so never from a standby: it may lag behind the counts that were shown. */
export const COUNTED_PETITIONS = `
  select ${COLUMNS}, ${tallyOf('p.id')} as tally from petitions p where p.slug = any($1::text[])`;

/** $1 ids */
export const PETITIONS_BY_ID = `${PETITION} where p.id = any($1::uuid[])`;

/** $1 numbers */
export const PETITIONS_BY_NUMBER = `${PETITION} where p.number = any($1::int[])`;

/** Returns no row when there is a petition with this slug already. */
export const CREATE_PETITION = `
  insert into petitions
    (campaign_id, slug, title, demand, addressed_to, closes_at, locale, texts)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do nothing returning id`;

/** $1 a slug. The first closing counts, by hand or by date; closing again changes nothing. */
export const CLOSE_PETITION = `
  update petitions set closed_at = coalesce(closed_at, least(closes_at, now()))
  where slug = $1 returning id`;

/**
 * $1 a slug. Retention notes, under a shared lock of the petition, that it begins to forget its people:
 * who holds this lock and then finds no note knows that nobody was forgotten, and that nobody will be.
 */
export const LOCK_PETITION = `select id from petitions where slug = $1 for update`;

/** $1 a petition. Whether retention has forgotten its people, or some of them. */
export const WERE_PEOPLE_FORGOTTEN = `
  select exists (select from retention_progress where task = 'people/' || $1::uuid) as "wereForgotten"`;

/** $1 a slug. A closing date that has passed is lifted, one to come stays. */
export const REOPEN_PETITION = `
  update petitions set closed_at = null, closes_at = case when closes_at > now() then closes_at end
  where slug = $1 returning id`;
