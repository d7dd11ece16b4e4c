import type { FieldError } from '@undersigned/shared/errors.ts';
import type { SignatureFilter } from '@undersigned/shared/staff/signature-filter.schema.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { InputError } from '../../platform/errors.ts';
import { parseTaggedNetwork } from '../../platform/network-range.ts';
import { contactIdOf } from '../contacts/contact.service.ts';
import { tagName, tagOfDomain, tagOfNetwork } from '../contacts/contact-tags.service.ts';

/**
 * What signatures have in common, as the database knows it: no address, no network and no domain in
 * the clear. Fit for being stored as JSON.
 */
export type SignatureCriteria = {
  contactId?: string;
  networks?: string[];
  domains?: string[];
  source?: string;
  country?: string;
  state?: string;
  heldBecause?: string;
  /** In milliseconds since 1970. */
  from?: number;
  to?: number;
};

/** Throws BAD_USER_INPUT for a network that nothing is tagged with. `path` is where the filter stands. */
export function criteriaOf(
  keyring: Keyring,
  filter: SignatureFilter,
  path: FieldError['path'],
): SignatureCriteria {
  const range = filter.ipRange === undefined ? null : parseTaggedNetwork(filter.ipRange);
  if (filter.ipRange !== undefined && range === null)
    throw new InputError([{ path: [...path, 'ipRange'], code: 'NETWORK_INVALID' }]);
  const networks = [
    ...(range === null ? [] : [tagName(tagOfNetwork(keyring, range))]),
    ...(filter.network === undefined ? [] : [filter.network]),
  ];
  const domains = [
    ...(filter.emailDomain === undefined
      ? []
      : [tagName(tagOfDomain(keyring, filter.emailDomain))]),
    ...(filter.domain === undefined ? [] : [filter.domain]),
  ];
  const { exactEmail, source, country, state, heldBecause, from, to } = filter;
  return {
    ...(exactEmail && { contactId: contactIdOf(keyring, exactEmail.normalised) }),
    ...(networks.length > 0 && { networks }),
    ...(domains.length > 0 && { domains }),
    ...(source && { source }),
    ...(country && { country }),
    ...(state && { state }),
    ...(heldBecause && { heldBecause }),
    ...(from && { from: from.getTime() }),
    ...(to && { to: to.getTime() }),
  };
}
