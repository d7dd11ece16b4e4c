import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { EXPORTED_AFTER } from './signature.queries.ts';
import type { SignatureRow } from './signature.act.ts';
import { unsealName, unsealPostcode } from './signature.seal.ts';

/** What is handed to whom a petition is addressed: never an address of e-mail. */
export type ExportedSignature = {
  name: string;
  country: string;
  postcode: string;
  /** The day, in UTC: 2027-01-31 */
  signedOn: string;
};

type Row = Pick<
  SignatureRow,
  'petitionId' | 'contactId' | 'sealedName' | 'sealedPostcode' | 'country' | 'signedAt'
>;

const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = 2_000;

/**
 * The confirmed signatures of a petition as they stand when the first is read, in no telling order: by
 * the keyed hash of the address. Those whose people were forgotten count and are left out.
 */
export async function* exportSignatures(
  tx: Db,
  keyring: Keyring,
  petitionId: string,
): AsyncGenerator<ExportedSignature> {
  for (let after: string | undefined = FIRST; after;) {
    const rows: Row[] = await tx.query(EXPORTED_AFTER, [petitionId, after, PAGE]);
    for (const row of rows) {
      yield {
        name: unsealName(keyring, row) ?? '',
        country: row.country,
        postcode: unsealPostcode(keyring, row) ?? '',
        signedOn: row.signedAt.toISOString().slice(0, 10),
      };
    }
    after = rows.at(-1)?.contactId;
  }
}

/** How many `exportSignatures` gives in the same transaction, and how many count without a name. */
export async function countExported(
  tx: Db,
  petitionId: string,
): Promise<{ named: number; forgotten: number }> {
  const [row] = await tx.query(
    `select count(sealed_name)::int as named, (count(*) - count(sealed_name))::int as forgotten
     from signatures where petition_id = $1 and state = 'CONFIRMED'`,
    [petitionId],
  );
  return row;
}
