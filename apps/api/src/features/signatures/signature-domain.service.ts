import { load, type RequestContext } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import { SHARED_BY_AT_LEAST, findDomainOfContact } from '../contacts/contact-domain.service.ts';

/**
 * The domain that a short name stands for, of signatures of a petition; null when fewer share it than it
 * takes to be shown, or none of the addresses that are looked at is left.
 */
export async function findSharedDomain(
  context: Pick<RequestContext, 'db' | 'keyring'>,
  petitionId: string,
  name: string,
): Promise<string | null> {
  const sharing = (await load(context, findWhoShare, `${petitionId} ${name}`)) ?? [];
  if (sharing.length < SHARED_BY_AT_LEAST) return null;
  for (const contactId of sharing) {
    const domain = await findDomainOfContact(context, contactId);
    if (domain !== null) return domain;
  }
  return null;
}

/** The newest of each, as many as it takes: by keys of a petition and a short name. */
async function findWhoShare(db: Db, keys: readonly string[]): Promise<Map<string, string[]>> {
  const asked = keys.map((key) => key.split(' '));
  const rows: { key: string; contactIds: string[] }[] = await db.query(WHO_SHARE, [
    asked.map(([petitionId]) => petitionId),
    asked.map(([, name]) => name),
    SHARED_BY_AT_LEAST,
  ]);
  return new Map(rows.map(({ key, contactIds }) => [key, contactIds]));
}

/** $1 petitions, $2 short names, $3 how many of each. Along the index of domains. */
const WHO_SHARE = `
  select k.petition || ' ' || k.name as key, array_agg(s.contact_id) as "contactIds"
  from unnest($1::uuid[], $2::text[]) as k (petition, name)
  cross join lateral (
    select contact_id from signatures
    where petition_id = k.petition and substring(domain_tag for 8) = decode(k.name, 'hex')
      and domain_tag is not null and state <> 'DISOWNED'
    order by signed_at desc, contact_id desc limit $3) s
  group by k.petition, k.name`;
