import { findMailAddress } from './contact.service.ts';
import { domainOf } from './contact-tags.service.ts';

/** Fewer have it in common by chance, and a domain of one's own would name its owner. */
export const SHARED_BY_AT_LEAST = 3;

/**
 * Only the tag of a domain is kept: its name is read from one address of it, of those that at least
 * `SHARED_BY_AT_LEAST` signatures share. Null when that address has been forgotten.
 */
export async function findDomainOfContact(
  context: Parameters<typeof findMailAddress>[0],
  contactId: string,
): Promise<string | null> {
  const { address } = await findMailAddress(context, contactId);
  return address && domainOf(address);
}
