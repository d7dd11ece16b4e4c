import type { RequestContext } from '../../platform/context.ts';
import { SHARED_BY_AT_LEAST, findDomainOfContact } from '../contacts/contact-domain.service.ts';
import { COUNT_SIGNED, TRENDS } from './trend.queries.ts';

/** What many signatures of late have in common. */
type Trend = {
  /** As it is asked for in filters. */
  name: string;
  /** The domain itself; null where no address of it is left, and for networks, which nothing leads back to. */
  domain: string | null;
  count: number;
  share: number;
  firstAt: Date;
  lastAt: Date;
};
export type Trends = {
  total: number;
  /** Reckoned from a sample: more signed than are looked through. */
  isEstimate: boolean;
  networks: Trend[];
  domains: Trend[];
};

/** Slices of minutes, so that how many were made in each is known. */
const WINDOWS = {
  HOUR: { seconds: 60, slices: 60, each: 300 },
  DAY: { seconds: 900, slices: 96, each: 100 },
};
/** As many are looked through one by one; of more, what is `each` of a slice. */
const READ_AT_MOST = 20_000;
const SHOWN = 10;

type Row = Omit<Trend, 'domain' | 'share'> & {
  kind: 'network' | 'domain';
  contactId: string;
  total: number;
  isEstimate: boolean;
};

export async function findTrends(
  context: Pick<RequestContext, 'db' | 'keyring'>,
  petitionId: string,
  window: keyof typeof WINDOWS,
  readAtMost = READ_AT_MOST,
): Promise<Trends> {
  const { seconds, slices, each } = WINDOWS[window];
  const [{ signed }] = await context.db.query(COUNT_SIGNED, [petitionId, seconds * slices]);
  const rows: Row[] = await context.db.query(TRENDS, [
    ...[petitionId, seconds, slices, signed < readAtMost ? readAtMost : each, 0],
    ...[SHOWN, SHARED_BY_AT_LEAST],
  ]);
  const trends = await Promise.all(rows.map(async (row) => ({ row, trend: await trendOf(row) })));
  const ofKind = (kind: Row['kind']) =>
    trends.filter(({ row }) => row.kind === kind).map(({ trend }) => trend);
  const { total = 0, isEstimate = false } = rows[0] ?? {};
  return { total, isEstimate, networks: ofKind('network'), domains: ofKind('domain') };

  async function trendOf({ kind, contactId, total, name, count, firstAt, lastAt }: Row) {
    const domain = kind === 'domain' ? await findDomainOfContact(context, contactId) : null;
    return { name, domain, count, share: count / total, firstAt, lastAt };
  }
}
