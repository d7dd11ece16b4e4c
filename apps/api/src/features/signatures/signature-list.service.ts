import { SIGNATURES_LOOKED_THROUGH } from '@undersigned/shared/limits.ts';
import type { RequestContext } from '../../platform/context.ts';
import { findMailAddress, maskAddress } from '../contacts/contact.service.ts';
import type { SignatureRow } from './signature.act.ts';
import type { SignatureCriteria } from './signature-criteria.ts';
export { criteriaOf, type SignatureCriteria } from './signature-criteria.ts';
import { placeCursor, requirePlace } from './signature-cursor.ts';
import { signatureName } from './signature-name.ts';
import { MICROS, scanSignatures, type Place } from './signature-scan.queries.ts';
import { unsealName } from './signature.seal.ts';

/** A signature as staff see it. */
type ListedSignature = Pick<
  SignatureRow,
  'country' | 'source' | 'signedAt' | 'confirmedAt' | 'heldBecause'
> & { id: string; state: string; name: string; maskedEmail: string };

export type SignaturePage = {
  edges: { cursor: string; node: ListedSignature }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** How far back was looked, when the page ended before it was full and there is more. */
  lookedBackTo: Date | null;
};

type Context = Pick<RequestContext, 'db' | 'keyring'>;
type Row = Place &
  Omit<ListedSignature, 'id' | 'name' | 'maskedEmail'> &
  Pick<SignatureRow, 'petitionId' | 'sealedName' | 'sealedPostcode'>;

const COLUMNS = `${MICROS} as micros, petition_id as "petitionId", contact_id as "contactId", state,
  sealed_name as "sealedName", null as "sealedPostcode", country, source, signed_at as "signedAt",
  confirmed_at as "confirmedAt", held_because as "heldBecause"`;

/**
 * A page of a petition's signatures, newest first. Looks through so many at most: where few have what
 * is asked for, a page comes back with fewer, and the next one goes on from where it looked last.
 */
export async function findSignaturePage(
  context: Context,
  petitionId: string,
  criteria: SignatureCriteria,
  { first, after }: { first: number; after: string | null },
  most = SIGNATURES_LOOKED_THROUGH,
): Promise<SignaturePage> {
  const place = requirePlace(context.keyring, petitionId, after);
  const scan = scanSignatures({ petitionId, criteria, after: place, newest: true, most });
  const { rows, last } = await context.db.transaction('REPEATABLE READ', async (tx) => {
    const { text, values } = scan.matching(COLUMNS, first + 1);
    const rows: Row[] = await tx.query(text, values);
    if (rows.length > first) return { rows, last: undefined };
    // Of the same moment: what leaves the walked index in between would move this place past others.
    const [last]: Place[] = await tx.query(scan.entries.text, scan.entries.values);
    return { rows, last };
  });
  const shown = rows.slice(0, first);
  const edges = await Promise.all(shown.map((row) => edgeOf(context, petitionId, row)));
  if (rows.length > first) {
    const endCursor = edges.at(-1)!.cursor;
    return { edges, pageInfo: { hasNextPage: true, endCursor }, lookedBackTo: null };
  }
  return {
    edges,
    pageInfo: {
      hasNextPage: last !== undefined,
      endCursor: last
        ? placeCursor(context.keyring, petitionId, last)
        : (edges.at(-1)?.cursor ?? null),
    },
    lookedBackTo: last ? new Date(Number(last.micros) / 1000) : null,
  };
}

async function edgeOf(context: Context, petitionId: string, row: Row) {
  const { keyring } = context;
  const { address } = await findMailAddress(context, row.contactId);
  const { state, country, source, signedAt, confirmedAt, heldBecause } = row;
  const node: ListedSignature = {
    id: signatureName(keyring, petitionId, row.contactId),
    // Whose it was may have been forgotten.
    name: unsealName(keyring, row) ?? '',
    maskedEmail: address ? maskAddress(address) : '',
    ...{ state, country, source, signedAt, confirmedAt, heldBecause },
  };
  return { cursor: placeCursor(keyring, petitionId, row), node };
}
