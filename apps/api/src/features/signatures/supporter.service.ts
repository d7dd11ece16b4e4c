import { displayName } from '@undersigned/shared/signatures/display-name.ts';
import { load, type RequestContext } from '../../platform/context.ts';
import { findTallies, mergeSmallCountries } from '../integrity/tally.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import type { SignatureRow } from './signature.act.ts';
import { unsealName } from './signature.seal.ts';
import { NEWEST_SHOWN } from './supporter.queries.ts';
import { isFitToShow } from './supporter.rules.ts';
import type { Supporter } from './supporter.type.ts';

type Shown = Pick<SignatureRow, 'petitionId' | 'contactId' | 'sealedName' | 'country' | 'signedAt'>;

/** Of twice as many those whose names may be shown: more are not looked for. */
const SPARE = 2;

export async function findRecentSupporters(
  context: RequestContext,
  petition: PetitionEntity,
  first: number,
): Promise<Supporter[]> {
  const { db, keyring } = context;
  const [rows, named] = await Promise.all([
    db.query<Shown[]>(NEWEST_SHOWN, [petition.id, SPARE * first]),
    namedCountries(context, petition.id),
  ]);
  return rows
    .map(({ country, signedAt, ...row }) => ({
      displayName: displayName(unsealName(keyring, { ...row, sealedPostcode: null }) ?? ''),
      country: named.has(country) ? country : null,
      signedOn: signedAt,
    }))
    .filter((supporter) => supporter.displayName !== '' && isFitToShow(supporter.displayName))
    .slice(0, first);
}

/** Those that the counts name: of a few people from one country each could be found out. */
async function namedCountries(context: RequestContext, petitionId: string): Promise<Set<string>> {
  const tally = await load(context, findTallies, petitionId);
  const shown = mergeSmallCountries(tally?.countries ?? []);
  return new Set(shown.flatMap(({ country }) => country ?? []));
}
