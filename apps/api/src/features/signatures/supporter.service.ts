import { displayName } from '@undersigned/shared/signatures/display-name.ts';
import { load, type RequestContext } from '../../platform/context.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { joined, oneByOne } from '../../platform/joined.ts';
import { findTallies, mergeSmallCountries } from '../integrity/tally.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import type { SignatureRow } from './signature.act.ts';
import { SUPPORTERS_READ_AT_MOST } from './signature.lists.ts';
import { unsealName } from './signature.seal.ts';
import { NEWEST_SHOWN } from './supporter.queries.ts';
import { isFitToShow } from './supporter.rules.ts';
import type { Supporter } from './supporter.type.ts';

type Shown = Pick<SignatureRow, 'petitionId' | 'contactId' | 'sealedName' | 'country' | 'signedAt'>;

/** Of twice as many mostly enough have names that may be shown. */
const SPARE = 2;

/** Whether a signature is one of those that `findRecentSupporters` chooses from. */
export function isShown(keyring: Keyring, row: SignatureRow): boolean {
  if (row.state !== 'CONFIRMED' || row.display === 'HIDDEN') return false;
  return isNameShown(shownName(keyring, row));
}

export async function findRecentSupporters(
  context: RequestContext,
  petition: PetitionEntity,
  first: number,
): Promise<Supporter[]> {
  const [supporters, named] = await Promise.all([
    findFitToShow(context, petition, first),
    namedCountries(context, petition.id),
  ]);
  return supporters.map(({ country, ...supporter }) => ({
    ...supporter,
    country: named.has(country) ? country : null,
  }));
}

async function findFitToShow(
  { db, keyring }: RequestContext,
  petition: PetitionEntity,
  first: number,
): Promise<(Supporter & { country: string })[]> {
  for (let limit = SPARE * first; ; limit = SUPPORTERS_READ_AT_MOST) {
    const rows = (await joined(db, newestShown, `${petition.id} ${limit}`))!;
    const fit = rows
      .map(({ country, signedAt, ...row }) => ({
        displayName: shownName(keyring, { ...row, sealedPostcode: null }),
        country,
        signedOn: signedAt,
      }))
      .filter((supporter) => isNameShown(supporter.displayName));
    const isAll = rows.length < limit || limit >= SUPPORTERS_READ_AT_MOST;
    if (fit.length >= first || isAll) return fit.slice(0, first);
  }
}

function shownName(keyring: Keyring, row: Parameters<typeof unsealName>[1]): string {
  return displayName(unsealName(keyring, row) ?? '');
}

function isNameShown(name: string): boolean {
  return name !== '' && isFitToShow(name);
}

const newestShown = oneByOne((db: Db, key: string) => {
  const [petitionId, limit] = key.split(' ');
  return db.query<Shown[]>(NEWEST_SHOWN, [petitionId, Number(limit)]);
});

/** Those that the counts name: of a few people from one country each could be found out. */
async function namedCountries(context: RequestContext, petitionId: string): Promise<Set<string>> {
  const tally = await load(context, findTallies, petitionId);
  const shown = mergeSmallCountries(tally?.countries ?? []);
  return new Set(shown.flatMap(({ country }) => country ?? []));
}
