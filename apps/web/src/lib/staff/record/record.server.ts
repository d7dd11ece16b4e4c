import type { RequestEvent } from '@sveltejs/kit';
import {
  AuditActorsDocument,
  AuditLogDocument,
  StaffDeskDocument,
  type AuditFilter,
  type AuditLogQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { ApiError } from '#lib/server/api.ts';
import { countryNames } from '#lib/server/countries.ts';
import { staffRequest } from '../staff-api.server.ts';
import { timesIn } from '../time/times-in.ts';
import { entryWords } from './entry-words.ts';
import { askedValues, daysOf, filterOf, shownTimes } from './record-filter.server.ts';
import { recordProblems } from './record-problems.ts';

const ON_A_PAGE = 50;
const NOTHING: AuditLogQuery['auditLog'] = {
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

export type RecordPage = Awaited<ReturnType<typeof loadRecord>>;

/** A page of the record; with a filter that does not fit, no entries, and what is wrong with it. */
export async function loadRecord(event: RequestEvent, timeZone: string) {
  const frame = { now: new Date(), timeZone };
  const values = askedValues(event.url.searchParams, frame);
  const filter = filterOf(values, timeZone);
  const after = event.url.searchParams.get('after');
  const [{ auditLog, problems }, { auditActors }, { petitions }] = await Promise.all([
    readLog(event, filter, after),
    staffRequest(AuditActorsDocument, {}, event),
    staffRequest(StaffDeskDocument, {}, event),
  ]);
  const { hasNextPage, endCursor } = auditLog.pageInfo;
  const recorded = { countries: countryNames(), times: timesIn(timeZone) };
  return {
    entries: auditLog.edges.map(({ node }) => entryWords(node, recorded)),
    older: hasNextPage ? (endCursor ?? null) : null,
    isNewest: after === null,
    ...{ values, filter, problems, petitions, actors: auditActors },
    fields: shownTimes(values, timeZone),
    days: daysOf(values, frame),
  };
}

async function readLog(event: RequestEvent, filter: AuditFilter, after: string | null) {
  const variables = { first: ON_A_PAGE, after, filter };
  try {
    const { auditLog } = await staffRequest(AuditLogDocument, variables, event);
    return { auditLog, problems: [] };
  } catch (cause) {
    const problems = cause instanceof ApiError ? recordProblems(cause.fields) : [];
    if (problems.length === 0) throw cause;
    return { auditLog: NOTHING, problems };
  }
}
