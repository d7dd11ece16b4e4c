import type pg from 'pg';
import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import type { SignatureRow } from './signature.act.ts';
import type { Case } from './signature.case.ts';

/**
 * Two short lists beside the signatures: who was shown last, and what was disowned a moment ago. An
 * index on the signatures for either would make every confirmation write to every index. An entry
 * goes with its signature; one that is no longer true stays for a while, so whoever reads a list asks
 * the signature, too.
 */
const LIST_SUPPORTERS = `
  insert into newest_supporters (petition_id, contact_id, confirmed_at)
  select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])
  on conflict (contact_id, petition_id) do update set confirmed_at = excluded.confirmed_at`;

const LIST_DISOWNED = `
  insert into disowned_signatures (petition_id, contact_id)
  select * from unnest($1::uuid[], $2::uuid[])
  on conflict (contact_id, petition_id) do update set disowned_at = now()`;

/** $1 how many, $2 at most at once. Of each petition all but the newest; what a batch has in hand is left for later. */
const TRIM_SUPPORTERS = `
  delete from newest_supporters where (contact_id, petition_id) in (
    select n.contact_id, n.petition_id from petitions p
    cross join lateral (
      select confirmed_at from newest_supporters where petition_id = p.id
      order by confirmed_at desc offset $1 limit 1) as first_to_go
    join newest_supporters n
      on n.petition_id = p.id and n.confirmed_at <= first_to_go.confirmed_at
    limit $2 for update of n skip locked)`;

/** Far more than a page shows, so that some are left when a few hundred hide their names. */
const SUPPORTERS_LISTED = 1_000;
const TRIMMED_AT_ONCE = 5_000;
/** More are never shown, so of a batch no more are listed. */
export const SUPPORTERS_READ_AT_MOST = 200;

/** Lists what these cases have made of their signatures, which have been written. */
export function listSignatures(client: PoolClient, cases: Case[]): Promise<unknown>[] {
  const shown = newestOfEach(
    cases.flatMap(({ before, after }) => (isShown(after) && !isShown(before) ? [after] : [])),
  );
  const disowned = cases.flatMap(({ before, after }) =>
    after?.state === 'DISOWNED' && before?.state !== 'DISOWNED' ? [after] : [],
  );
  const times = arrayLiteral(shown.map((row) => row.confirmedAt));
  return [
    ...(shown.length > 0
      ? [
          client.query({
            name: 'list-supporters',
            text: LIST_SUPPORTERS,
            values: [...keysOf(shown), times],
          }),
        ]
      : []),
    ...(disowned.length > 0 ? [client.query(LIST_DISOWNED, keysOf(disowned))] : []),
  ];
}

export async function trimSupporters(pool: pg.Pool, kept = SUPPORTERS_LISTED): Promise<void> {
  for (let trimmed = TRIMMED_AT_ONCE; trimmed >= TRIMMED_AT_ONCE;) {
    trimmed = (await pool.query(TRIM_SUPPORTERS, [kept, TRIMMED_AT_ONCE])).rowCount ?? 0;
  }
}

function isShown(row: SignatureRow | null): row is SignatureRow {
  return row?.state === 'CONFIRMED' && row.display !== 'HIDDEN' && row.sealedName !== null;
}

function newestOfEach(rows: SignatureRow[]): SignatureRow[] {
  const listed = new Map<string, number>();
  const time = (row: SignatureRow) => row.confirmedAt!.getTime();
  return rows
    .toSorted((a, b) => time(b) - time(a))
    .filter(({ petitionId }) => {
      const before = listed.get(petitionId) ?? 0;
      listed.set(petitionId, before + 1);
      return before < SUPPORTERS_READ_AT_MOST;
    });
}

function keysOf(rows: SignatureRow[]): string[] {
  return [
    arrayLiteral(rows.map((row) => row.petitionId)),
    arrayLiteral(rows.map((row) => row.contactId)),
  ];
}
