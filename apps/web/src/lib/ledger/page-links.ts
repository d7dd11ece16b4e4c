import { local } from '#lib/locale.ts';

type Place = { after: string | null; reasons: string | null };

/** The address of a page of the ledger: its days and its reasons are turned over one by one. */
export function ledgerPage(slug: string, place: Place): string {
  const query = new URLSearchParams();
  if (place.after) query.set('after', place.after);
  if (place.reasons) query.set('reasons', place.reasons);
  const search = query.size > 0 ? `?${query}` : '';
  return local(`/petitions/${slug}/ledger${search}`);
}
